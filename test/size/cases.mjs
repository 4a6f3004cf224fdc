/**
 * What a host may import alone, and what it may cost at first load at most: kB (1,000 bytes),
 * minified and gzipped, by esbuild and by Vite, without React and TanStack Query.
 *
 * `before`: what it cost, by either, when each export still brought all others along (0dee639).
 *
 * @type {readonly {
 *   imports: Record<string, readonly string[]>,
 *   limit: number,
 *   before?: readonly [number, number],
 * }[]}
 */
export const cases = [
  { imports: { "reply-composer": ["ReplyError"] }, limit: 2, before: [87.6, 82.8] },
  { imports: { "reply-composer": ["createHelpScoutApi"] }, limit: 10, before: [90.8, 85.9] },
  { imports: { "reply-composer/api": ["createHelpScoutApi", "ReplyError"] }, limit: 10 },
  {
    imports: { "reply-composer/api": ["send", "multipartBody", "readFailure", "readRefusal"] },
    limit: 4,
  },
  {
    imports: { "reply-composer": ["listDrafts", "clearDrafts"] },
    limit: 10.3,
    before: [87.9, 83.2],
  },
  { imports: { "reply-composer": ["useOutbox"] }, limit: 10, before: [88.1, 83.3] },
  { imports: { "reply-composer": ["useReplyComposer"] }, limit: 52, before: [87.8, 83.0] },
  // 1 kB of it begins what is put into a reply: saved replies, signature, quote, a text that streams in.
  {
    imports: { "reply-composer": ["ReplyComposer", "createHelpScoutApi"] },
    limit: 75,
    before: [90.8, 85.9],
  },
  { imports: { "reply-composer/rich-text": ["RichText"] }, limit: 80 },
  { imports: { "reply-composer/gateway": ["createGateway"] }, limit: 10 },
  { imports: { "reply-composer/gateway": ["createGateway", "redisStore"] }, limit: 10.6 },
];

/**
 * Files that a host loads as they are. What of the sheet is above its 5.2 kB of before is what makes
 * it stand by itself: `.rc-root:not(#_)` before each rule, a reset, plain colours for old browsers.
 */
export const files = [{ path: "dist/styles.css", limit: 7.5 }];
