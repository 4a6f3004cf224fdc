import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";
import { exportedNames, publicDeclarations, type PublicDeclaration } from "../publicTypes.js";

/**
 * All that a host can import of the built package in `root`, as its compiler sees it: the names of each
 * entry, and each declaration that can be reached from them, without its words.
 */
export function apiReport(root: string): string {
  const entries = typesOf(root);
  const names = entries.map(([entry, path]) => {
    const list = exportedNames(path).toSorted();
    return [`## ${entry}`, "", ...list.map((name) => `- \`${name}\``), ""];
  });
  const exported = new Set(names.flat().map((line) => /(\w+)`$/.exec(line)?.[1]));
  const declarations = publicDeclarations(entries.map(([, path]) => path))
    .map((one) => ({ ...one, text: textOf(one) }))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.path, b.path))
    .map(({ name, text }) => (exported.has(name) ? text : `// no export\n${text}`));
  return [
    "# The public API",
    "",
    "Written by `npm run report`, compared by `npm run check:package`.",
    "",
    ...names.flat(),
    "## Declarations",
    "",
    "```ts",
    declarations.join("\n\n"),
    "```",
    "",
  ].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The declarations of each entry, by what a host writes after `from`. */
function typesOf(root: string): [string, string][] {
  const { name, exports } = Object(
    JSON.parse(readFileSync(posix.join(root, "package.json"), "utf8")),
  );
  return Object.entries<unknown>(exports).flatMap(([entry, conditions]): [string, string][] => {
    const { types } = Object(conditions);
    const isCode = typeof types === "string" && !types.endsWith(".css.d.ts");
    return isCode ? [[posix.join(name, entry), posix.join(root, types)]] : [];
  });
}

function textOf({ path, node }: PublicDeclaration): string {
  const code = readFileSync(path, "utf8");
  let { start } = node;
  let text = "";
  for (const comment of parseSync(path, code).comments) {
    if (comment.start < start || comment.end > node.end) continue;
    text += code.slice(start, comment.start);
    start = comment.end;
  }
  text = (text + code.slice(start, node.end)).replace(/[ \t]*\n\s*\n/g, "\n").trim();
  return (node.type === "VariableDeclarator" ? `const ${text};` : text).replace(/^declare /, "");
}
