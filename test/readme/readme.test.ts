import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { guideSnippets } from "./snippets.js";

const root = new URL("../../", import.meta.url);

test(
  "every snippet of the README and of docs compiles as it is pasted",
  { timeout: 60_000 },
  () => {
    const folder = new URL("node_modules/.cache/readme/", root);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const snippets = guideSnippets().filter(({ language }) => /^tsx?$/.test(language));
    expect(snippets.length).toBeGreaterThan(4);
    for (const { guide, language, code, line } of snippets) {
      const name = `${guide.replace("/", "-")}-line-${line}.${language}`;
      writeFileSync(new URL(name, folder), `${code}\nexport {};\n`);
    }
    const source = (path: string) => [fileURLToPath(new URL(`src/${path}`, root))];
    const config = {
      extends: fileURLToPath(new URL("tsconfig.json", root)),
      compilerOptions: {
        paths: {
          "reply-composer": source("index.ts"),
          "reply-composer/api": source("api.ts"),
          "reply-composer/gateway": source("gateway/gateway.ts"),
          "reply-composer/gateway/node": source("gateway/node/node.ts"),
          "reply-composer/rich-text": source("rich-text.ts"),
          "reply-composer/testing": source("testing.ts"),
          "reply-composer/styles.css": source("styles.css.d.ts"),
          "reply-composer/styles.layer.css": source("styles.css.d.ts"),
        },
      },
      include: ["."],
      exclude: [],
    };
    writeFileSync(new URL("tsconfig.json", folder), JSON.stringify(config));
    const { stdout } = spawnSync("npx", ["tsc", "-p", fileURLToPath(folder)], {
      encoding: "utf8",
      cwd: root,
      shell: process.platform === "win32",
    });
    expect(stdout).toBe("");
  },
);

test("the README's example of a host's test is the one that runs here", () => {
  const file = readFileSync(new URL("test/testing/example.test.tsx", root), "utf8");
  const [, example = ""] = file.split("readme.test.ts.\n");
  const shown = example
    .replace("../../src/index.js", "reply-composer")
    .replace("../../src/testing.js", "reply-composer/testing");
  expect(shown.length).toBeGreaterThan(500);
  expect(guideSnippets().map(({ code }) => code)).toContainEqual(shown);
});

test.each(["Tiptap", "Lexical"])("the adapter of %s in docs is the one that is tested", (name) => {
  const file = readFileSync(new URL(`stories/editors/${name}Editor.tsx`, root), "utf8");
  const shown = file
    .replace("../../src/index.js", "reply-composer")
    .replace("../../src/api.js", "reply-composer/api");
  expect(guideSnippets().map(({ code }) => code)).toContainEqual(shown);
});
