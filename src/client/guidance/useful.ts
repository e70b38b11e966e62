/** Says whether this page was useful without leaving it. The buttons stay: who changes their mind presses the other one. */
const form = document.querySelector<HTMLFormElement>('[data-useful]');
if (form) begin(form);

function begin(asked: HTMLFormElement): void {
  const said = asked.querySelector<HTMLElement>('[data-said]');
  let useful = '';

  asked.addEventListener('submit', (event) => {
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void send(event.submitter);
  });

  async function send(pressed: HTMLButtonElement): Promise<void> {
    const isReason = pressed.name === 'reason';
    const words = new FormData(asked, pressed);
    if (isReason) words.set('useful', useful);
    const body = new URLSearchParams([...words].map(([name, value]) => [name, String(value)]));
    const done = await fetch(asked.action, { method: 'POST', body, keepalive: true }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (done) {
      if (!isReason) useful = pressed.value;
      for (const button of asked.querySelectorAll('button'))
        if (button.name === pressed.name || !isReason)
          button.setAttribute('aria-pressed', String(button === pressed));
      for (const reasons of asked.querySelectorAll<HTMLElement>('[data-reasons]'))
        reasons.hidden = reasons.dataset.reasons !== useful;
    }
    const { thanks, thanksAgain, failed } = said?.dataset ?? {};
    if (said) said.textContent = (done ? (isReason ? thanksAgain : thanks) : failed) ?? '';
  }
}
