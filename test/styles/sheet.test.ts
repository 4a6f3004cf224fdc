import { readdirSync, readFileSync } from "node:fs";
import { build } from "vite";
import { expect, test } from "vitest";

const folder = new URL("../../src/styles/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const sheet = readdirSync(folder)
  .map(read)
  .join("\n")
  .replaceAll(/\/\*.*?\*\//gs, "");

/** What stands before the declarations of each style rule. */
const lists = [...sheet.matchAll(/([^{}@]+)\{[^{}]*:[^{}]*\}/g)].map(([, list = ""]) =>
  list.trim(),
);

function withoutParentheses(text: string): string {
  const next = text.replaceAll(/\([^()]*\)/g, "");
  return next === text ? text : withoutParentheses(next);
}

test("every file is in the list that the build joins", () => {
  const listed = read("../styles.css").matchAll(/styles\/(.+\.css)/g);
  expect(new Set([...listed].map(([, name]) => name))).toEqual(new Set(readdirSync(folder)));
});

test("no rule touches anything outside of the composer, nor counts an element by its name", () => {
  expect(lists.length).toBeGreaterThan(150);
  const selectors = lists.flatMap((list) => withoutParentheses(list).split(","));
  const others = selectors.filter((one) => !/^\s*\.rc-root:not/.test(one));
  expect(new Set(others)).toEqual(new Set([":where:not"]));
  const counted = lists.map((list) =>
    list.replaceAll(/:where\((?:[^()]|\([^()]*\))*\)/g, "").split(/[\s>+~(,]+/),
  );
  expect(counted.flat().filter((one) => /^[a-z]/.test(one))).toEqual([]);
});

test("sizes are told in letters, so that the page's own root does not count", () => {
  expect(sheet.match(/[\d.]+rem/g)).toEqual(["0.875rem"]);
});

test("a host's build rewrites nothing that would need its help", async () => {
  const result = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      rolldownOptions: { input: new URL("../../src/styles.css", import.meta.url).pathname },
    },
  });
  const files = [result].flat().flatMap((one) => ("output" in one ? one.output : []));
  const [css] = files.flatMap((file) => (file.type === "asset" ? [String(file.source)] : []));
  expect(css).toMatch(/color-mix\(in srgb, ?Canvas/);
  expect(css).toContain("@supports (contain-intrinsic-inline-size");
  expect(css).not.toMatch(/light-dark|--lightningcss|:lang\(|:dir\(|-webkit-any/);
});

test("the README has every token of the sheet in its table, and no other", () => {
  const readme = read("../../README.md");
  const inTable = [...readme.matchAll(/^\| `(--rc-[a-z-]+)`/gm)].map(([, name]) => name);
  const inSheet = [...sheet.matchAll(/var\(\s*(--rc-[a-z-]+)/g)].map(([, name]) => name);
  expect(new Set(inTable)).toEqual(new Set(inSheet));
});
