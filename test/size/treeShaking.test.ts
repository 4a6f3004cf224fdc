import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { expect, test } from "vitest";

const src = new URL("../../src/", import.meta.url).pathname;

/** What is left of a file that is imported for its effect alone, by a bundler that trusts no flag. */
async function effectsOf(file: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import "${src}${file}"`, resolveDir: src },
    bundle: true,
    format: "esm",
    minifySyntax: true,
    target: "es2022",
    jsx: "automatic",
    write: false,
    logLevel: "error",
    plugins: [
      {
        name: "one file alone",
        setup(plugin) {
          plugin.onResolve({ filter: /./ }, ({ path, importer }) =>
            importer === "<stdin>"
              ? { path, sideEffects: true }
              : { external: true, sideEffects: false },
          );
        },
      },
    ],
  });
  const text = outputFiles[0]?.text ?? "";
  // Sums of numbers are left too, and cost nothing.
  return text.replace(/^(?:\/\/ .*|import .*|var (?:\w+ = [\d *e]+(?:, |;))+)\n/gm, "").trim();
}

test("the entry `./api` needs neither React nor any other package, and runs on a server", async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [`${src}api.ts`],
    bundle: true,
    format: "esm",
    packages: "external",
    metafile: true,
    write: false,
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(outputFiles[0]?.text).not.toContain("use client");
});

test("importing a file does nothing, so that a bundler leaves out what the host does not use", async () => {
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    // Who imports the rich editor, an entry of its own, uses all of it: there is nothing to leave out.
    (file) => /(?<!\.d)\.tsx?$/.test(file) && !/^(?:testing|rich-text)\//.test(file),
  );
  const left = await Promise.all(sources.map(async (file) => [file, await effectsOf(file)]));
  expect(left.filter(([, code]) => code !== "").map((one) => one.join("\n"))).toEqual([]);
});
