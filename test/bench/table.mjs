/** @import { Row } from "./bench.js" */

const head = ["what", "ours", "against", "ratio", "target", "met?"];

/**
 * The rows as a table in Markdown, padded as the formatter wants it.
 * @param {readonly Row[]} rows
 */
export function tableOf(rows) {
  const cells = rows.map(({ what, ours, against = "", ratio = "", target = "", met }) => [
    what,
    ours,
    against,
    ratio,
    target,
    met === undefined ? "" : met ? "yes" : "**missed**",
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join(
    "\n",
  );
}
