// Prints what each export costs a host, and fails where one costs more than it may. Needs dist/.
// `--write` puts the table into README.md; `--package <folder>` measures another checkout's build.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { entryFile, gzipped, withEsbuild, withVite } from "./bundle.mjs";
import { cases, files } from "./cases.mjs";

const { values } = parseArgs({
  options: { package: { type: "string", default: "." }, write: { type: "boolean" } },
});
const root = resolve(values.package);
const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

const rows = [];
/** @type {string[]} */
const surplus = [];
/** @type {Map<string, number>} */
const later = new Map();

for (const { imports, limit, before } of cases) {
  const [[entry, names] = ["", []]] = Object.entries(imports);
  if (!entryFile(root, entry)) continue;
  const from = entry === "reply-composer" ? "" : ` from \`${entry}\``;
  const name = `${names.map((one) => `\`${one}\``).join(" + ")}${from}`;
  // oxlint-disable-next-line no-await-in-loop -- one after the other: a machine may have two cores
  const [esbuild, vite] = [await withEsbuild(root, imports), await withVite(root, imports)];
  const old = before ? before.map((one) => one.toFixed(1)).join(" / ") : "";
  rows.push([name, old, `${kB(esbuild.first)} / ${kB(vite.first)}`, String(limit)]);
  if (Math.max(esbuild.first, vite.first) > limit * 1000) surplus.push(name);
  for (const chunk of vite.later) later.set(chunk.name, chunk.bytes);
}
for (const { path, limit } of files) {
  const bytes = gzipped(readFileSync(join(root, path)));
  rows.push([`\`${path}\``, "", kB(bytes), String(limit)]);
  if (bytes > limit * 1000) surplus.push(path);
}

const table = [
  "| what a host imports | before, kB | now, kB | at most |",
  "|---|---|---|---|",
  ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  "",
  "Minified and gzipped, by esbuild / by Vite, at first load, with everything it needs but React and TanStack Query; a kB is 1,000 bytes.",
  ...(later.size > 0
    ? ["", "| loaded later | kB | when |", "|---|---|---|", ...[...later].map(laterRow)]
    : []),
].join("\n");
console.log(table);
if (values.write) writeIntoReadme(table);
for (const name of surplus) console.error(`${name} costs more than it may`);
if (surplus.length > 0) process.exitCode = 1;

/** @param {[string, number]} chunk */
function laterRow([name, bytes]) {
  return `| \`${name}\` | ${kB(bytes)} | ${whenLoaded(name)} |`;
}

/**
 * A chunk that nobody has a word for is one that came about by mistake.
 *
 * @param {string} name
 */
function whenLoaded(name) {
  /** @type {Record<string, string>} */
  const words = {
    look: "when the page is idle; else once it is not known whether a reply was sent",
    htmlToPlain: "as soon as the composer is there",
    FilesLater: "when the page is idle; else with the first file",
    ChipMenu: "with the first Cc or Bcc",
    BelowText: "with the first signature or quote",
    entities: "with `htmlToPlain` or `Inserts`",
    Inserts: "with saved replies or triggers, as soon as the composer is there",
    NewerThreads: "when somebody was faster",
    textConcerns: "when the page is idle; else with the press of Send",
    readPasted: "as soon as the composer is there",
    encode: "when the page is idle; else with the first file",
    folderReader: "when a folder is dropped",
    streaming: "with the first text that comes by itself",
    richTextStream: "with the first text that comes by itself",
    Toolbar: "once the rich editor is there, where `Composer.Formatting` is",
    Popover: "with the first link or picture that is changed by hand",
    pictures: "once the rich editor is there, where the backend takes pictures",
    LinkPopover: "with the first link that is made by hand",
    textAreaLater: "as soon as the composer is there",
    RareOptions: "as soon as the composer is there",
    savedReplies: "with the first look for a saved reply",
    shapes: "with the first list of threads or people; else with the press of Send",
    keptDraft: "with the `drafts` option, as soon as the composer is there",
  };
  const when = words[name];
  if (when === undefined) surplus.push(`A chunk "${name}" that is not known`);
  return when ?? "";
}

/** @param {string} text */
function writeIntoReadme(text) {
  const path = new URL("../../README.md", import.meta.url);
  const [start, end] = ["<!-- sizes:start -->", "<!-- sizes:end -->"];
  const readme = readFileSync(path, "utf8");
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`README.md has no ${start} … ${end}`);
  writeFileSync(path, `${readme.slice(0, from + start.length)}\n\n${text}\n\n${readme.slice(to)}`);
}
