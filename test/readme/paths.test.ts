import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { hostGuides } from "./snippets.js";

const src = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) =>
  posix.join("src", name.replaceAll("\\", "/")),
);
const guides = [
  ...hostGuides,
  ".github/CONTRIBUTING.md",
  ".github/SECURITY.md",
  ...src.filter((path) => path.endsWith("README.md")),
];
const folders = readdirSync("src").filter((name) => !name.includes("."));
const roots = new RegExp(`^(?:src|test|stories|${folders.join("|")})/`);

/** Links to what is in the repository; one to a heading of the same guide has no path. */
function linksIn(text: string): { path: string; heading: string }[] {
  return [...text.matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)].map(([, path = "", heading = ""]) => ({
    path,
    heading,
  }));
}

/** A heading, as links name it. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

/** What a guide names: by links; in code, from the root or from src; and the files of its tables. */
function namedIn(guide: string): string[] {
  const text = readFileSync(guide, "utf8").replace(/^```[^]*?^```/gm, "");
  const own = posix.dirname(guide);
  const links = linksIn(text).map(({ path }) => posix.join(own, decodeURIComponent(path)));
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

test.each(guides)("%s leads to headings that are there", (guide) => {
  const lost = linksIn(readFileSync(guide, "utf8")).filter(({ path, heading }) => {
    if (heading === "") return false;
    const text = readFileSync(path ? posix.join(posix.dirname(guide), path) : guide, "utf8");
    return ![...text.matchAll(/^#+ (.+)$/gm)].some(([, line = ""]) => slug(line) === heading);
  });
  expect(lost).toEqual([]);
});

test("what a host's guides lead to is in the package, but for what is about work on it", () => {
  const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] };
  const packed = (path: string) =>
    path === "README.md" || files.some((file) => path === file || path.startsWith(`${file}/`));
  expect(packed("CHANGELOG.md")).toBe(true);
  const lost = hostGuides.flatMap((guide) => {
    const [text = ""] = readFileSync(guide, "utf8").split("\n## Work on it\n");
    const shown = text.replace(/^!\[.*$/gm, "");
    return linksIn(shown).flatMap(({ path }) => {
      const full = path ? posix.join(posix.dirname(guide), path) : guide;
      return packed(full) ? [] : [`${guide}: ${full}`];
    });
  });
  expect(lost).toEqual([]);
});
