/** Brings the mail: decides its fate, puts it in the mailbox, and lets the reader react. */
import { BOUNCE_SECRET } from './stage.ts';
import { answersMail } from './waves.ts';
import { linkIn, type Person } from './person.ts';
import type { Scene } from './play.ts';
import type { Fate, Posted } from './post.ts';
import { stream } from './random.ts';
import { invitationCame } from './recruit.ts';
import { consentAsked } from './renewal.ts';
import { visitsGuidance } from './guidance.ts';
import { plus } from './times.ts';

/** How often a server says no, or drops the line when the mail is in. */
const REFUSED = 0.015;
const DROPPED = 0.008;

/** Takes over the post office of the stage for this play. */
export function deliver(scene: Scene): void {
  const { post } = scene.stage;
  const tries = new Map<string, number>();
  const seen = new Set<string>();
  post.decide = (mail, message): Fate => {
    const reader = scene.reader(mail.to);
    if (reader && !reader.mailbox) return reader.actor.scanner ? 'rejected' : 'bounced';
    if (!message) return 'delivered';
    const number = (tries.get(message.id) ?? 0) + 1;
    tries.set(message.id, number);
    const name = `${message.kind} ${message.questionnaire ?? ''} ${mail.subject}`;
    const chance = stream(scene.seed, 'mail', mail.to, name, String(number)).next();
    return chance < REFUSED ? 'refused' : chance < REFUSED + DROPPED ? 'dropped' : 'delivered';
  };
  post.arrived = (posted) => {
    const reader = scene.reader(posted.mail.to);
    if (!reader) throw new Error('A mail went to an address that nobody has.');
    const { message, fate } = posted;
    if (fate === 'bounced') return comesBack(scene, posted);
    reader.letters.push(posted);
    if (!message || seen.has(message.id)) return;
    seen.add(message.id);
    reads(scene, reader, posted);
  };
}

/** The provider reports it some minutes later, in one of the formats that providers use. */
function comesBack({ stage, later }: Scene, { at, mail }: Posted): void {
  later(plus(at, 6), null, async () => {
    const response = await stage.fetch(
      new Request(`${stage.origin}/api/bounce`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bounce-secret': BOUNCE_SECRET },
        body: JSON.stringify({ RecordType: 'Bounce', Type: 'HardBounce', Email: mail.to }),
      }),
      '10.8.8.8',
    );
    if (response.status !== 200) throw new Error(`A bounce was answered with ${response.status}.`);
  });
}

function reads(scene: Scene, reader: Person, posted: Posted): void {
  const link = linkIn(posted.mail.text);
  if (link && reader.actor.scanner)
    scene.later(plus(posted.at, 1), null, async () => {
      // What a mail scanner does: it fetches every link, without cookies, and throws the page away.
      const { pathname, search } = new URL(link);
      for (const method of ['HEAD', 'GET'])
        await scene.stage.fetch(
          new Request(`${scene.stage.origin}${pathname}${search}`, { method }),
          '10.9.9.9',
        );
    });
  switch (posted.message?.kind) {
    case 'invitation':
      return link ? invitationCame(scene, reader, link) : undefined;
    case 'joined':
    case 'wave':
    case 'reminder':
    case 'last-reminder':
    case 'again':
    case 'again-reminder':
      return answersMail(scene, reader, posted, link);
    case 'consent-again':
      return link ? consentAsked(scene, reader, posted, link) : undefined;
    case 'allocated':
    case 'end':
      return link ? visitsGuidance(scene, reader, posted, link) : undefined;
    default:
      return;
  }
}
