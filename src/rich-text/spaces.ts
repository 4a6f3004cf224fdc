import type { Inline } from "./tree.js";

/** Whether a reader sees nothing in a line. */
export function isBlankRow(row: readonly Inline[]): boolean {
  return row.every((one) => one.type === "text" && one.text.trim() === "");
}

/**
 * With spaces in place of the no-break spaces that only keep spaces in HTML: those at the ends of a
 * line, and beside another space. One between words is the writer's own.
 */
export function withoutKeepers(row: readonly Inline[]): readonly Inline[] {
  const joined = row.map((one) => (one.type === "text" ? one.text : "\ufffc")).join("");
  const spaced = joined
    .replace(/[ \u00a0]{2,}/g, (run) => " ".repeat(run.length))
    .replace(/^\u00a0|\u00a0$/g, " ");
  if (spaced === joined) return row;
  let at = 0;
  return row.map((one) => {
    const from = at;
    at += one.type === "text" ? one.text.length : 1;
    return one.type === "text" ? { ...one, text: spaced.slice(from, at) } : one;
  });
}

/** Without spaces at the ends of a line. */
export function trimmedRow(row: readonly Inline[]): Inline[] {
  const rest = [...row];
  for (let one = rest[0]; one?.type === "text"; one = rest[0]) {
    const text = one.text.trimStart();
    if (text !== "") {
      rest[0] = { ...one, text };
      break;
    }
    rest.shift();
  }
  for (let one = rest.at(-1); one?.type === "text"; one = rest.at(-1)) {
    const text = one.text.trimEnd();
    if (text !== "") {
      rest[rest.length - 1] = { ...one, text };
      break;
    }
    rest.pop();
  }
  return rest;
}
