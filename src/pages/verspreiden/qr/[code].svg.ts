/** The QR code of each audience as a picture that can be made as large as wanted. */
import type { APIRoute } from 'astro';
import { audiences, linkOf } from '../../../components/kit/kit.ts';
import { qrSquares, qrSvg } from '../../../domain/qr.ts';

export const getStaticPaths = () => audiences.map(({ code }) => ({ params: { code } }));

export const GET: APIRoute = ({ params, site }) =>
  new Response(qrSvg(qrSquares(linkOf(site, String(params.code)))));
