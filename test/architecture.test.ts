import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "vite";
import { describe, expect, test } from "vitest";

/** Each may import itself and what stands above it; two in one line may not import each other. */
const layers = [
  ["async"],
  ["domain"],
  ["attachments"],
  ["api", "drafts"],
  ["options"],
  ["sending"],
  ["session"],
  ["checks"],
  ["react"],
  ["rich-text"],
  ["parts"],
  ["index"],
  ["testing"],
];
/** The same for the folders of one of them. `.`: what is in it itself, and in folders not named here. */
const layersInside: Record<string, string[][]> = {
  domain: [["text", "recipients"], ["."]],
  drafts: [["record"], ["storage"], ["tabs"], ["."]],
  react: [
    ["dom"],
    ["context"],
    ["ui"],
    ["attachments", "drafts", "editor"],
    ["recipients", "fields", "inserting"],
    ["sending"],
    ["model"],
    ["composer"],
  ],
};
const withoutReact = [
  "domain",
  "async",
  "attachments",
  "api",
  "drafts",
  "sending",
  "session",
  "checks",
  "gateway",
];
/** They are given a host's QueryClient, and import nothing of it but its type. */
const holdClients = ["session", "checks"];
/** Files that may know whose backend it is, beside the adapter itself. */
const knowHelpScout = /^src\/(?:index\.ts|api\.ts|testing\/)/;
const sayWords = ["options", "react", "rich-text", "index", "testing"];
const maxLines = 250;
const maxFiles = 20;

/** Code by its path from the root: `src/domain/reply.ts`. */
type Sources = Record<string, string>;

interface Import {
  from: string;
  /** A path like those of the sources, or a package. */
  to: string;
  isPackage: boolean;
  isType: boolean;
  names: string[];
}

/** All imports of a file: of values and types, re-exports, `import()` in code and in types. */
function importsOf(from: string, code: string): Import[] {
  const found: Import[] = [];
  const add = (request: string, isType: boolean, names: string[] = []) => {
    const isPackage = !request.startsWith(".");
    const to = isPackage ? request : posix.join(posix.dirname(from), request);
    found.push({ from, to, isPackage, isType, names });
  };
  const { module, program, errors } = parseSync(from, code);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  for (const { moduleRequest, entries } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    add(
      moduleRequest.value,
      isType,
      entries.map(({ importName }) => importName.name ?? importName.kind),
    );
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest) add(moduleRequest.value, isType);
  }
  const request = (source: { type: string; value?: unknown }) =>
    typeof source.value === "string" ? source.value : "./computed";
  new Visitor({
    ImportExpression: ({ source }) => add(request(source), false),
    TSImportType: ({ source }) => add(request(source), true),
  }).visit(program);
  return found;
}

/** `domain` for `src/domain/reply.ts`, `parts` for `src/parts.ts`, "" outside of src. */
function placeOf(path: string): string {
  return /^src\/([^/.]+)/.exec(path)?.[1] ?? "";
}

/** `text` for `src/domain/text/body.ts`, "." where its own folder has no place among the others. */
function innerPlaceOf(path: string): string {
  const [, folder = ".", ...names] = path.split("/").slice(1);
  const known = layersInside[placeOf(path)]?.flat() ?? [];
  return names.length > 0 && known.includes(folder) ? folder : ".";
}

function isUpward(from: string, to: string, order: readonly string[][] = layers): boolean {
  const rank = (place: string) => order.findIndex((layer) => layer.includes(place));
  return from !== to && !(rank(to) >= 0 && rank(to) < rank(from));
}

/** What is wrong with an import of another file, if anything. */
function wrongFile({ from, to, isType }: Import): string | undefined {
  if (from.startsWith("test/emulator/")) {
    return to.startsWith("src/") ? "the emulator shares no code with src" : undefined;
  }
  const helpScout = "src/api/helpScout/";
  if (to.startsWith(helpScout) && !from.startsWith(helpScout) && !knowHelpScout.test(from)) {
    return "what Help Scout does is told by the port's rules";
  }
  const [here, there] = [placeOf(from), placeOf(to)];
  if (here === "gateway") {
    return there === "gateway" || there === "domain" ? undefined : "the gateway uses domain only";
  }
  if (here === "strings") {
    const isAllowed =
      there === "strings" || (isType && (there === "domain" || there === "attachments"));
    return isAllowed ? undefined : "strings uses types of domain and attachments only";
  }
  if (there === "strings") {
    return sayWords.includes(here) ? undefined : `${here} says no words`;
  }
  if (isUpward(here, there)) return `${here} may not import ${there || "from outside"}`;
  const inside = here === there ? layersInside[here] : undefined;
  if (!inside) return undefined;
  const [inner, other] = [innerPlaceOf(from), innerPlaceOf(to)];
  return isUpward(inner, other, inside) ? `${here}/${inner} may not import ${other}` : undefined;
}

function wrongPackage({ from, to, isType, names }: Import): string | undefined {
  if (from.startsWith("test/emulator/")) {
    return to.startsWith("reply-composer") ? "the emulator shares no code with src" : undefined;
  }
  const here = placeOf(from);
  // The gateway runs on Workers too: what is Node's own is an entry of its own.
  if (here === "gateway" && to.startsWith("node:") && !from.startsWith("src/gateway/node/")) {
    return "the gateway's core knows no Node";
  }
  if (here === "strings") return "strings imports no package";
  if (!withoutReact.includes(here) || !/react|hookform/.test(to)) return undefined;
  const isClientType =
    holdClients.includes(here) &&
    to === "@tanstack/react-query" &&
    isType &&
    names.join() === "QueryClient";
  return isClientType ? undefined : `${here} knows no React`;
}

/** Each way back to a file that is being visited. */
function cycles(imports: readonly Import[]): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(" → ")];
    if (done.has(file)) return [];
    done.add(file);
    const next = imports.filter(({ from, isPackage }) => from === file && !isPackage);
    return next.flatMap(({ to }) => visit(to, [...path, file]));
  };
  return imports.flatMap(({ from }) => visit(from, []));
}

/** Every breach of the layout, in words. */
function breaches(sources: Sources): string[] {
  const resolve = (path: string) =>
    [path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx"), path].find((p) => p in sources);
  const found: string[] = [];
  const imports = Object.entries(sources)
    .flatMap(([path, code]) => importsOf(path, code))
    .map((one) => (one.isPackage ? one : { ...one, to: resolve(one.to) ?? one.to }));
  for (const one of imports) {
    const wrong = one.isPackage ? wrongPackage(one) : wrongFile(one);
    if (wrong) found.push(`${one.from} imports ${one.to}: ${wrong}`);
    else if (!one.isPackage && !(one.to in sources)) found.push(`${one.from}: no ${one.to}`);
  }
  found.push(...cycles(imports).map((files) => `cycle: ${files}`));
  for (const [path, code] of Object.entries(sources)) {
    if (!path.startsWith("src/")) continue;
    const lines = code.trimEnd().split("\n").length;
    if (/^src\/.+\/index\.tsx?$/.test(path)) found.push(`${path}: no index inside a folder`);
    if (lines > maxLines) found.push(`${path} has ${lines} lines: split it`);
  }
  return found;
}

/** Folders of src that hold more files than a reader takes in. */
function crowded(paths: readonly string[]): string[] {
  const files = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    if (path.startsWith("src/")) files.set(folder, (files.get(folder) ?? 0) + 1);
  }
  return [...files].flatMap(([folder, count]) =>
    count > maxFiles ? `${folder} holds ${count} files: group them` : [],
  );
}

/** Files of code whose names differ by case alone: a Mac would import one for the other. */
function alike(paths: readonly string[]): string[] {
  const names = new Map<string, string>();
  return paths.flatMap((path) => {
    const name = path.replace(/\.tsx?$/, "");
    const other = names.get(name.toLowerCase());
    names.set(name.toLowerCase(), name);
    return other === undefined || other === name ? [] : `${path} is named as ${other}`;
  });
}

describe("the layout", () => {
  const sources: Sources = {};
  const paths: string[] = [];
  for (const folder of ["src", "test/emulator"]) {
    const url = new URL(`../${folder}/`, import.meta.url);
    for (const name of readdirSync(url, { recursive: true, encoding: "utf8" })) {
      const path = posix.join(folder, name.replaceAll("\\", "/"));
      if (/\.\w+$/.test(path)) paths.push(path);
      if (/\.tsx?$/.test(path)) {
        sources[path] = readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
      }
    }
  }

  const isCycle = (breach: string) => breach.startsWith("cycle: ");

  test("imports run one way, in files of one purpose", () => {
    expect(breaches(sources).filter((breach) => !isCycle(breach))).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    expect(breaches(sources).filter(isCycle)).toEqual([]);
  });

  test("no folder holds more than 20 files", () => {
    expect(crowded(paths)).toEqual([]);
  });

  test("no two files are told apart by case alone", () => {
    expect(alike(Object.keys(sources))).toEqual([]);
    expect(alike(["src/a/Menu.tsx", "src/b/menu.ts", "src/a/menu.ts"])).toHaveLength(1);
  });

  test("every place in src is one that the rules know", () => {
    const known = new Set([...layers.flat(), "strings", "gateway", "styles"]);
    const places = new Set(Object.keys(sources).map(placeOf));
    places.delete("");
    expect([...places].filter((place) => !known.has(place))).toEqual([]);
    expect(places.size).toBeGreaterThan(8);
    const inner = Object.entries(layersInside).flatMap(([place, order]) =>
      order.flat().flatMap((name) => (name === "." ? [] : `src/${place}/${name}/`)),
    );
    expect(inner.filter((folder) => !paths.some((path) => path.startsWith(folder)))).toEqual([]);
    const inReact = paths.filter((path) => path.startsWith("src/react/"));
    expect(inReact.filter((path) => innerPlaceOf(path) === ".")).toEqual([]);
  });
});

describe("the rules can fail", () => {
  const one = (path: string, code: string, others: Sources = {}) =>
    breaches({ [path]: code, ...others });

  test.each([
    ["of React's", "src/domain/a.ts", 'import { b } from "../react/ui/b.js"', "src/react/ui/b.ts"],
    ["of a type", "src/api/a.ts", 'import type { B } from "../sending/b.js"', "src/sending/b.ts"],
    ["by re-export", "src/api/a.ts", 'export { b } from "../sending/b.js"', "src/sending/b.ts"],
    ["of everything", "src/react/a.ts", 'export * from "../parts.js"', "src/parts.ts"],
    ["for its effect", "src/domain/a.ts", 'import "../attachments/b.js"', "src/attachments/b.ts"],
    ["at run time", "src/domain/a.ts", 'void import("../api/b.js")', "src/api/b.ts"],
    ["in a type", "src/domain/a.ts", 'let a: import("../api/b.js").B', "src/api/b.ts"],
    ["across", "src/api/a.ts", 'import { b } from "../drafts/b.js"', "src/drafts/b.ts"],
    ["across, back", "src/drafts/a.ts", 'import { b } from "../api/b.js"', "src/api/b.ts"],
    ["inside, up", "src/domain/text/a.ts", 'import { b } from "../b.js"', "src/domain/b.ts"],
    [
      "inside, from deep below",
      "src/react/context/a.ts",
      'import { b } from "../recipients/suggestions/b.js"',
      "src/react/recipients/suggestions/b.tsx",
    ],
    [
      "inside, across",
      "src/react/editor/a.ts",
      'import { b } from "../drafts/b.js"',
      "src/react/drafts/b.ts",
    ],
    [
      "of parts.ts by the whole composer",
      "src/react/composer/ReplyComposer.tsx",
      'import { Cc } from "../../parts.js"; const a = <Cc />',
      "src/parts.ts",
    ],
    ["of the index", "src/parts.ts", 'export * from "./index.js"', "src/index.ts"],
    ["of words", "src/sending/a.ts", 'import { b } from "../strings.js"', "src/strings.ts"],
    ["by words", "src/strings.ts", 'import { b } from "./domain/b.js"', "src/domain/b.ts"],
    ["by words", "src/strings.ts", 'import type { B } from "./api/b.js"', "src/api/b.ts"],
    ["by the gateway", "src/gateway/a.ts", 'import { b } from "../api/b.js"', "src/api/b.ts"],
    ["of the gateway", "src/index.ts", 'export * from "./gateway/b.js"', "src/gateway/b.ts"],
    ["by the emulator", "test/emulator/a.ts", 'import "../../src/api/b.js"', "src/api/b.ts"],
    [
      "of an adapter",
      "src/react/fields/a.tsx",
      'import { b } from "../../api/helpScout/b.js"',
      "src/api/helpScout/b.ts",
    ],
    [
      "of an adapter by what all share",
      "src/api/http/a.ts",
      'import type { B } from "../helpScout/b.js"',
      "src/api/helpScout/b.ts",
    ],
    ["of nothing", "src/domain/a.ts", 'import "./missing.js"', "src/domain/b.ts"],
    ["out of src", "src/domain/a.ts", 'import "../../test/b.js"', "test/b.ts"],
  ])("on an import %s", (_what, path, code, target) => {
    expect(one(path, code, { [target]: "" })).toHaveLength(1);
    expect(one(path, "", { [target]: "" })).toEqual([]);
  });

  test.each([
    ["src/domain/a.ts", 'import { useState } from "react"'],
    ["src/attachments/a.ts", 'import type { FC } from "react"'],
    ["src/gateway/a.ts", 'import { renderToString } from "react-dom/server"'],
    ["src/api/a.ts", 'import { QueryClient } from "@tanstack/react-query"'],
    ["src/sending/a.ts", 'import { QueryClient } from "@tanstack/react-query"'],
    ["src/sending/a.ts", 'import type { QueryClient } from "@tanstack/react-query"'],
    ["src/sending/a.ts", 'import type { UseMutationResult } from "@tanstack/react-query"'],
    ["src/drafts/a.ts", 'import { useForm } from "react-hook-form"'],
    ["src/gateway/a.ts", 'import { request } from "node:http"'],
    ["src/strings.ts", 'import { format } from "date-fns"'],
    ["test/emulator/a.ts", 'import type { Reply } from "reply-composer"'],
  ])("on a package: %s with %s", (path, code) => {
    expect(one(path, code)).toHaveLength(1);
  });

  test.each([
    ["src/session/a.ts", 'import type { QueryClient } from "@tanstack/react-query"'],
    ["src/react/dom/a.ts", 'import { useState } from "react"'],
    ["src/gateway/node/a.ts", 'import { request } from "node:http"'],
    ["test/emulator/a.ts", 'import { z } from "zod"'],
  ])("but not on a package that may be there: %s with %s", (path, code) => {
    expect(one(path, code)).toEqual([]);
  });

  test("on a cycle, though it be of types alone", () => {
    const a = 'import type { B } from "./b.js"; export type A = B';
    const b = 'export type { C } from "./c.js"';
    const c = 'import type { A } from "./a.js"; export type C = A';
    const sources = { "src/domain/a.ts": a, "src/domain/b.ts": b, "src/domain/c.ts": c };
    expect(breaches(sources)).toEqual([
      expect.stringMatching(/^cycle: .*a\.ts → .*b\.ts → .*c\.ts/),
    ]);
  });

  test("on an index inside a folder, and on a file of 251 lines", () => {
    expect(one("src/domain/index.ts", "")).toHaveLength(1);
    expect(one("src/domain/a.ts", "\n".repeat(249) + "let a = 1;\n")).toEqual([]);
    expect(one("src/domain/a.ts", "\n".repeat(250) + "let a = 1;\n")).toHaveLength(1);
  });

  test("on the 21st file of a folder of src, whatever it is", () => {
    const names = Array.from({ length: 20 }, (_one, at) => `src/domain/a${at}.ts`);
    expect(crowded([...names, "src/domain/text/a.ts", "test/domain/b.ts"])).toEqual([]);
    expect(crowded([...names, "src/domain/README.md"])).toHaveLength(1);
  });
});
