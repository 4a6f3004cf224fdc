// Compiles a host's code against the packed package, with the oldest and the newest compilers and
// types of React that it names. Not below the repository: what its types need would be found there,
// said or unsaid.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");

/** Of compilers, React, resolution and exactness every pair; not every four of them. */
const hosts = [
  { typescript: "5.4", react: "react-18", resolution: "bundler", isExact: true },
  { typescript: "5.4", react: "react-19", resolution: "nodenext", isExact: false },
  { typescript: "5.9", react: "react-18", resolution: "nodenext", isExact: false },
  { typescript: "5.9", react: "react-19", resolution: "bundler", isExact: true },
  { typescript: "7", react: "react-18", resolution: "nodenext", isExact: true },
  { typescript: "7", react: "react-19", resolution: "bundler", isExact: false },
];

const work = await mkdtemp(join(tmpdir(), "reply-composer-types-"));
let failed = 0;
try {
  await install();
  // Two at a time: each keeps a core busy.
  await Promise.all([0, 1].map((half) => compileAll(hosts.filter((_, at) => at % 2 === half))));
} finally {
  await rm(work, { recursive: true });
}
console.log(`${hosts.length - failed} hosts compile, ${failed} do not`);
process.exitCode = failed === 0 ? 0 : 1;

async function install() {
  const { stdout } = await npm(root, "pack", "--json", "--pack-destination", work);
  const [, name] = /"filename": "([^"]+)"/.exec(stdout) ?? [];
  if (name === undefined) throw new Error(`npm pack named no file:\n${stdout}`);
  const german = await readFile(join(root, "test/strings/german.ts"), "utf8");
  for (const react of ["react-18", "react-19"]) {
    const folder = join(work, react);
    await cp(join(here, "fixtures", react), folder, { recursive: true });
    await npm(folder, "ci");
    // Not in the lock: the tarball is another one each time.
    await npm(folder, "install", "--no-save", join(work, name));
    await cp(join(here, "fixtures/consumer.tsx"), join(folder, "consumer.tsx"));
    await writeFile(
      join(folder, "german.ts"),
      german.replace("../../src/index.js", "reply-composer"),
    );
  }
}

/** @param {string} cwd @param {string[]} args */
function npm(cwd, ...args) {
  return execute("npm", args, { cwd });
}

/** @param {typeof hosts} some */
async function compileAll(some) {
  for (const host of some) await compile(host);
}

/** @param {(typeof hosts)[number]} host */
async function compile({ typescript, react, resolution, isExact }) {
  const name = `tsconfig.${typescript}.${resolution}.json`;
  const config = {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      module: resolution === "nodenext" ? "NodeNext" : "ESNext",
      moduleResolution: resolution,
      jsx: "react-jsx",
      strict: true,
      exactOptionalPropertyTypes: isExact,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    },
    files: ["consumer.tsx", "german.ts"],
  };
  await writeFile(join(work, react, name), JSON.stringify(config));
  const compiler = join(work, "react-19/node_modules", `typescript-${typescript}`, "bin/tsc");
  const about = `TypeScript ${typescript}, ${react}, ${resolution}${isExact ? ", exact" : ""}`;
  try {
    await execute("node", [compiler, "-p", name], { cwd: join(work, react) });
    console.log(`${about}: compiles`);
  } catch (error) {
    failed += 1;
    console.error(`${about}: does not compile\n${saidBy(error)}`);
  }
}

/** @param {unknown} error */
function saidBy(error) {
  return String(error instanceof Error && "stdout" in error ? error.stdout : error);
}
