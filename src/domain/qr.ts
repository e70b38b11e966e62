/** A QR code as a square of dark and light, and as an SVG picture. The quiet edge that a camera needs is part of it. */
import { encode } from 'uqr';

/** Rows of squares; true is dark. */
export type QrSquares = readonly (readonly boolean[])[];

/** Light squares around the code, as the standard asks. */
export const QUIET = 4;

/** A quarter of it may be dirty or torn (level Q). */
export const qrSquares = (text: string): QrSquares =>
  encode(text, { ecc: 'Q', boostEcc: false, border: QUIET }).data;

/** The dark squares as one SVG path: a run of squares in a row is one bar. */
export function qrPath(squares: QrSquares): string {
  return squares
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        return [`M${x} ${y}h${(end === -1 ? row.length : end) - x}v1H${x}z`];
      }),
    )
    .join('');
}

/** A file of its own: dark on white, as large as wanted. */
export function qrSvg(squares: QrSquares): string {
  const size = squares.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${qrPath(squares)}"/></svg>\n`
  );
}
