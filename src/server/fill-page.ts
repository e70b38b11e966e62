/** What can be filled into a page, and the few ways in which a parsed page is touched. */
import { parse, TextNode, type HTMLElement } from 'node-html-parser';
import type { Problem } from '../domain/form.ts';
import { escapeHtml } from './escape.ts';

/** Values for one row of a list, or for the page: by the key that stands in `data-text`, `data-href`, `data-value`. */
export interface FillRow {
  readonly text?: Readonly<Record<string, string>>;
  readonly href?: Readonly<Record<string, string>>;
  readonly value?: Readonly<Record<string, string>>;
  /** Flags for `data-when` and `data-unless`. */
  readonly show?: readonly string[];
}

export interface Fill extends FillRow {
  readonly each?: Readonly<Record<string, readonly FillRow[]>>;
  /** What was typed, by the name of the control. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly problems?: readonly Problem[];
  readonly title?: string;
}

/** Parses a whole page; comments, scripts and styles stay as they are. */
export const readPage = (html: string): HTMLElement =>
  parse(html, { comment: true, blockTextElements: { script: true, style: true, noscript: true } });

export const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? '';

/** Replaces the content of an element by text. */
export function setText(element: HTMLElement, text: string): void {
  element.childNodes = [new TextNode(escapeHtml(text), element)];
}

/** Controls of a form inside `root`, in the order of the page. */
export const controls = (root: HTMLElement): HTMLElement[] =>
  root.querySelectorAll('input, select, textarea');
