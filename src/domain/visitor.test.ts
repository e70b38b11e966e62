import { expect, test } from 'vitest';
import { isPageVisit, isProgram } from './visitor.ts';

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'WhatsApp/2.23.20.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
  'curl/8.5.0',
  'python-requests/2.32',
  '',
])('a program that looks by itself: %s', (agent) => {
  expect(isProgram('GET', agent)).toBe(true);
});

test.each([
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.30',
  'Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
])('somebody with a browser: %s', (agent) => {
  expect(isProgram('GET', agent)).toBe(false);
  expect(isProgram('HEAD', agent)).toBe(true);
});

test('whoever doesn’t say what it is', () => {
  expect(isProgram('GET', null)).toBe(true);
});

const BROWSER = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
};
const visits = (more: Record<string, string | undefined> = {}, method = 'GET'): boolean =>
  isPageVisit(method, (name) => ({ ...BROWSER, ...more })[name] ?? null);

test('a page that somebody opens is a visit, in a browser that says what it asks for and in an older one', () => {
  expect(visits({ 'sec-fetch-dest': 'document' })).toBe(true);
  expect(visits()).toBe(true);
});

test.each([
  ['a picture in a page', { 'sec-fetch-dest': 'image' }],
  ['what a script asks for', { 'sec-fetch-dest': 'empty' }],
  ['a picture, in an older browser', { accept: 'image/webp,*/*' }],
  ['anything at all', { accept: '*/*' }],
  ['nothing in particular', { accept: undefined }],
  ['a page fetched ahead', { 'sec-purpose': 'prefetch;prerender' }],
  ['a page fetched ahead, in an older browser', { purpose: 'prefetch' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['who doesn’t say what it is', { 'user-agent': undefined }],
])('%s is no visit', (_what, more) => {
  expect(visits(more)).toBe(false);
});

test('only looking whether a page is there is no visit, nor is sending something to it', () => {
  expect([visits({}, 'HEAD'), visits({}, 'POST')]).toEqual([false, false]);
});
