import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

const src = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) =>
  posix.join("src", name.replaceAll("\\", "/")),
);
const guides = [
  "README.md",
  ".github/CONTRIBUTING.md",
  ".github/SECURITY.md",
  ...src.filter((path) => path.endsWith("README.md")),
];
const folders = readdirSync("src").filter((name) => !name.includes("."));
const roots = new RegExp(`^(?:src|test|stories|${folders.join("|")})/`);

/** What a guide names: by links; in code, from the root or from src; and the files of its tables. */
function namedIn(guide: string): string[] {
  const text = readFileSync(guide, "utf8").replace(/^```[^]*?^```/gm, "");
  const own = posix.dirname(guide);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) =>
    posix.join(own, decodeURIComponent(path)),
  );
  const code = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].flatMap(([, path = ""]) => {
    if (!roots.test(path)) return [];
    return /^(?:src|test|stories)\//.test(path) ? path : `src/${path}`;
  });
  const [, table = ""] = /^\| +file\b[^\n]*\n([^]*?)(?:\n\n|$(?![^]))/m.exec(text) ?? [];
  const files = table.split("\n").flatMap((row) => {
    const [, first = ""] = row.split("|");
    return [...first.matchAll(/`(\w+)`/g)].map(([, name]) => `${own}/**/${name}`);
  });
  return [...links, ...code, ...files];
}

function isThere(path: string): boolean {
  const [folder = "", name] = path.split("/**/");
  if (name === undefined) {
    return ["", ".ts", ".tsx", ".test.ts"].some((ending) => existsSync(path + ending));
  }
  return src.some((file) => file.startsWith(`${folder}/`) && posix.parse(file).name === name);
}

test.each(guides)("%s names what is there", (guide) => {
  const named = namedIn(guide);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
