/** An own code while it is typed: link, QR code, downloads and pieces follow. Copying and printing. Nothing is kept here. */
import { kitCode, shownLink } from '../domain/kit.ts';
import { qrPath, qrSquares, qrSvg } from '../domain/qr.ts';

const root = document.querySelector<HTMLElement>('[data-kit]');
if (root) begin(root);

function begin(kit: HTMLElement): void {
  const all = <T extends Element>(selector: string) => [...kit.querySelectorAll<T>(selector)];
  const usual = kit.dataset.code ?? '';
  const input = kit.querySelector<HTMLInputElement>('#code');
  const wrong = kit.querySelector<HTMLElement>('[data-wrong]');
  const linkTo = (code: string) => `${kit.dataset.kit}${code}`;
  let now = usual;

  /** Shows everything with this code. */
  const show = (code: string): void => {
    if (code === now) return;
    now = code;
    for (const place of all<HTMLElement>('[data-link]'))
      place.textContent = place.dataset.link === 'short' ? shownLink(linkTo(code)) : linkTo(code);
    for (const place of all<HTMLElement>('[data-qr]')) draw(place, code === usual ? null : linkTo(code));
    for (const link of all<HTMLAnchorElement>('[data-piece], [data-back]'))
      link.search = code === usual ? '' : `?code=${code}`;
  };

  input?.addEventListener('input', () => {
    const code = input.value.trim() === '' ? usual : kitCode(input.value);
    if (code === null) return;
    complain(false);
    show(code);
  });
  input?.addEventListener('change', () => {
    const bad = input.value.trim() !== '' && kitCode(input.value) === null;
    complain(bad);
    if (bad) show(usual);
  });
  const complain = (bad: boolean): void => {
    if (wrong) wrong.hidden = !bad;
    // The server may have said something else here.
    if (wrong && bad) wrong.textContent = wrong.dataset.wrong ?? '';
    input?.setAttribute('aria-invalid', String(bad));
  };

  const said = kit.querySelector<HTMLElement>('[data-said]');
  for (const button of all<HTMLElement>('[data-copy]'))
    button.addEventListener('click', () => void copy(button.dataset.copy ?? '', button));
  const copy = async (id: string, button: HTMLElement): Promise<void> => {
    const letter = document.getElementById(id);
    if (!letter) return;
    const text = [...letter.querySelectorAll('p')].map(plain).join('\n\n');
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (!done) getSelection()?.selectAllChildren(letter);
    button.dataset.done = done ? 'Gekopieerd' : 'Gekozen: kopieer nu zelf';
    if (said) said.textContent = done ? 'Gekopieerd.' : 'De tekst is gekozen. Kopieer hem met uw toetsen.';
  };

  for (const file of all<HTMLAnchorElement>('[data-qr-file]'))
    file.addEventListener('click', (event) => {
      if (now === usual) return;
      event.preventDefault();
      const name = `qr-${now}.${file.dataset.qrFile}`;
      if (file.dataset.qrFile === 'svg')
        give(new Blob([qrSvg(qrSquares(linkTo(now)))], { type: 'image/svg+xml' }), name);
      else picture(linkTo(now)).toBlob((blob) => blob && give(blob, name));
    });
  kit.querySelector('[data-print]')?.addEventListener('click', () => print());

  const given = kitCode(new URLSearchParams(location.search).get('code') ?? '');
  if (given === null) return;
  if (input) input.value = given;
  show(given);
}

const plain = (paragraph: Element): string => (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Another QR code in the place of the usual one; null brings that back. */
function draw(place: HTMLElement, link: string | null): void {
  place.querySelector('svg')?.remove();
  const usual = place.querySelector('img');
  if (usual) usual.hidden = link !== null;
  if (link === null) return;
  const squares = qrSquares(link);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${squares.length} ${squares.length}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `QR-code naar ${shownLink(link)}`);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', qrPath(squares));
  svg.append(path);
  place.append(svg);
}

function picture(link: string): HTMLCanvasElement {
  const squares = qrSquares(link);
  const scale = 24;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = squares.length * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [y, row] of squares.entries())
    for (const [x, dark] of row.entries()) if (dark) pen.fillRect(x * scale, y * scale, scale, scale);
  return canvas;
}

function give(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
