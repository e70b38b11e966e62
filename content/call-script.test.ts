/** What a caller says to whoever picks up [C3, C8]. */
import { describe, expect, test } from 'vitest';
import { trials } from '../src/trials/index.ts';
import { content } from './index.ts';

const ILLNESS =
  /kanker|tumor|oncolo|chemo|bestraling|kwf|pati[eë]nt|diagnos|ziek(?!enhuis)|behandel|medisch|gezond|arts\b|kwaal|herstel|verzuim/i;

describe.each(Object.values(trials))('the script of $id', ({ id, name, contact }) => {
  const { callScript } = content(id);
  const aloud = [
    callScript.pickedUp,
    callScript.someoneElse.say,
    callScript.someoneElse.asked,
    callScript.voicemail.say,
  ];

  test('[C3] says nothing to another, or to a voicemail, that tells the illness, the hospital or the study', () => {
    for (const words of aloud) {
      expect(words).not.toMatch(ILLNESS);
      expect(words).not.toMatch(/ziekenhuis|umc|re-integratie|werkgever|meedoe/i);
      expect(words).not.toMatch(/onderzoek|vragenlijst|deelne/i);
      for (const told of [name, contact.organisation, contact.funder]) expect(words).not.toContain(told);
    }
  });

  test('[C3] names no person on a voicemail, nor to who asks what it is about', () => {
    for (const words of [callScript.voicemail.say, callScript.someoneElse.say, callScript.someoneElse.asked])
      expect(words).not.toContain('{name}');
  });

  test('[C8] tells what a worried caller does: listen, the own doctor, 113, 112, and a task', () => {
    const words = callScript.worry.join(' ');
    for (const needed of ['huisarts', '113', '112', 'taak']) expect(words).toContain(needed);
  });

  test('[C8] tells who follows up a worry when to call whom, and that the worry stays until it is done', () => {
    const words = callScript.followUp.rules.join(' ');
    for (const needed of ['huisarts', '113', '112', 'arts van het onderzoek', 'blijft staan'])
      expect(words).toContain(needed);
  });

  test('promises no questionnaire that may never come, and speaks of one in no other call', () => {
    const { no, end, bounce, followUp } = callScript;
    expect([...no, end].join(' ')).not.toMatch(/volgende|weer van ons/i);
    expect([...bounce.say, ...followUp.say].join(' ')).not.toMatch(/vragenlijst|invullen/i);
  });

  test('[C9] who gives another address is called back, or asked what only they know; nothing is read out, and no code is mailed', () => {
    const { recognise, told } = callScript.newAddress;
    expect(recognise.rules.join(' ')).toMatch(
      /bel het nummer dat wij hebben.*Lees niets voor.*ander van het koppel/s,
    );
    expect(recognise.say.filter((words) => words.endsWith('?'))).toHaveLength(3);
    expect(told.rules.join(' ')).toMatch(/Mail of app ze nooit/);
    expect([...recognise.say, ...told.say].join(' ')).not.toMatch(ILLNESS);
  });

  test('[T7] asks the participant not to tell the group', () => {
    expect(callScript.reached.join(' ')).toMatch(/niet in welke groep/);
  });
});
