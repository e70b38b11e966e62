/** The QR code of each audience as a picture for programs that don't take SVG. */
import type { APIRoute } from 'astro';
import { audiences, linkOf } from '../../../components/kit/kit.ts';
import { qrPng } from '../../../components/kit/png.ts';
import { qrSquares } from '../../../domain/qr.ts';

export const getStaticPaths = () => audiences.map(({ code }) => ({ params: { code } }));

export const GET: APIRoute = ({ params, site }) =>
  new Response(qrPng(qrSquares(linkOf(site, String(params.code)))));
