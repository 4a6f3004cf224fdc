// Bundles what a host imports as the host would, and tells what it loads at first and what later.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite } from "vite";

/**
 * @typedef {Record<string, readonly string[]>} Imports Names by entry.
 * @typedef {{ name: string, code: string, imports: readonly string[], isEntry: boolean }} Chunk
 * @typedef {{ name: string, bytes: number }} Later A chunk that is loaded when it is needed.
 * @typedef {{ first: number, later: readonly Later[] }} Load Bytes, gzipped.
 */

/** Every host has them already. */
const external = /^(?:react|react-dom|@tanstack\/react-query)(?:$|\/)/;
const entries = /^reply-composer(?:$|\/)/;
const hostId = "virtual:host";

/**
 * Used, and not only exported: an app is no library.
 *
 * @param {Imports} imports
 */
function hostCode(imports) {
  return Object.entries(imports)
    .map(([entry, names]) => {
      const list = names.join(", ");
      return `import { ${list} } from "${entry}"; globalThis.used = [${list}];`;
    })
    .join("\n");
}

/**
 * The file of an entry of the package that lies in `root`; `undefined` where it has no such entry.
 *
 * @param {string} root
 * @param {string} entry
 * @returns {string | undefined}
 */
export function entryFile(root, entry) {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const found = exports[entry.replace("reply-composer", ".")];
  return found && join(root, found.default);
}

/**
 * @param {string} root
 * @param {Imports} imports
 * @returns {Promise<Load>}
 */
export async function withEsbuild(root, imports) {
  const { metafile, outputFiles } = await buildWithEsbuild({
    stdin: { contents: hostCode(imports), resolveDir: root, sourcefile: "host.js" },
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    outdir: "out",
    metafile: true,
    write: false,
    logLevel: "error",
    plugins: [
      {
        name: "host",
        setup(plugin) {
          plugin.onResolve({ filter: external }, ({ path }) => ({ path, external: true }));
          plugin.onResolve({ filter: entries }, ({ path }) => ({
            path: entryFile(root, path) ?? "",
          }));
        },
      },
    ],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return loadOf(
    Object.entries(metafile.outputs).map(([path, { imports: all, entryPoint }]) => ({
      name: basename(path),
      code: texts.get(basename(path)) ?? "",
      imports: all
        .filter(({ kind, external: isOutside }) => kind === "import-statement" && !isOutside)
        .map((one) => basename(one.path)),
      isEntry: entryPoint === "host.js",
    })),
  );
}

/**
 * @param {string} root
 * @param {Imports} imports
 * @returns {Promise<Load>}
 */
export async function withVite(root, imports) {
  const built = await buildWithVite({
    configFile: false,
    root,
    logLevel: "error",
    build: {
      write: false,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: hostId, external },
    },
    plugins: [
      {
        name: "host",
        enforce: "pre",
        resolveId(id) {
          if (id === hostId) return hostId;
          return entries.test(id) ? entryFile(root, id) : undefined;
        },
        load: (id) => (id === hostId ? hostCode(imports) : undefined),
      },
    ],
  });
  const output = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  return loadOf(
    output.flatMap((chunk) =>
      chunk.type === "chunk"
        ? {
            name: basename(chunk.fileName),
            code: chunk.code,
            imports: chunk.imports.map((one) => basename(one)),
            isEntry: chunk.isEntry,
          }
        : [],
    ),
  );
}

/**
 * @param {readonly Chunk[]} chunks
 * @returns {Load}
 */
function loadOf(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.name, chunk]));
  /** @type {Set<Chunk>} */
  const first = new Set();
  const visit = (/** @type {Chunk | undefined} */ chunk) => {
    if (!chunk || first.has(chunk)) return;
    first.add(chunk);
    for (const next of chunk.imports) visit(byName.get(next));
  };
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk);
  return {
    first: [...first].reduce((sum, { code }) => sum + gzipped(code), 0),
    later: chunks
      .filter((chunk) => !first.has(chunk))
      .map(({ name, code }) => ({ name: name.replace(/[-.].*$/, ""), bytes: gzipped(code) })),
  };
}

/**
 * As it goes over the wire.
 *
 * @param {string | Buffer} content
 */
export function gzipped(content) {
  return gzipSync(content, { level: 9 }).length;
}
