import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";

/** A node of the syntax tree, as far as it is read here. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** A declaration that a host's compiler sees through an entry of the package. */
export interface PublicDeclaration {
  path: string;
  name: string;
  node: Node;
}

interface Module {
  /** A type and a value may have one name. */
  declared: Map<string, Node[]>;
  /** Where a name of this file comes from: of an import, or of a re-export. */
  from: Map<string, { path: string; name: string }>;
  reexported: string[];
  /** `export * as`: the file whose exports they are. */
  namespaces: Map<string, string>;
  exported: string[];
}

const modules = new Map<string, Module>();

/** Every declaration that can be reached from what the entries export; function bodies are left out. */
export function publicDeclarations(entries: readonly string[]): PublicDeclaration[] {
  const found = new Map<string, PublicDeclaration[]>();
  const reach = (path: string, name: string) => {
    const key = `${path}#${name}`;
    const { declared, from } = moduleAt(path);
    const elsewhere = from.get(name);
    if (elsewhere) return reach(elsewhere.path, elsewhere.name);
    const nodes = declared.get(name);
    if (!nodes || found.has(key)) return;
    found.set(
      key,
      nodes.map((node) => ({ path, name, node })),
    );
    for (const one of nodes.flatMap(namesIn)) reach(path, one);
  };
  const reachAll = (path: string) => {
    const { exported, reexported } = moduleAt(path);
    for (const name of exported) reach(path, name);
    for (const other of reexported) reachAll(other);
  };
  for (const entry of entries) reachAll(entry);
  return [...found.values()].flat();
}

/** What an entry exports, by the names that a host imports: `Composer.Send` for one in a namespace. */
export function exportedNames(entry: string): string[] {
  const { exported, namespaces } = moduleAt(entry);
  return exported.flatMap((name) => {
    const space = namespaces.get(name);
    return space === undefined ? [name] : exportedNames(space).map((one) => `${name}.${one}`);
  });
}

/** All nodes below one, itself included; not what a function does, which no host's compiler sees. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  const isFunction = /^(?:Arrow)?Function/.test(node.type);
  for (const [key, value] of Object.entries(node)) {
    if (key === "body" && isFunction) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* nodesIn(child);
    }
  }
}

/** Names of what it refers to; what a property is called refers to nothing. */
function namesIn(node: Node): string[] {
  const all = [...nodesIn(node)];
  const keys = new Set(all.map((one) => (one["computed"] === true ? undefined : one["key"])));
  return all.flatMap((one) =>
    one.type === "Identifier" && typeof one["name"] === "string" && !keys.has(one)
      ? [one["name"]]
      : [],
  );
}

function moduleAt(path: string): Module {
  const known = modules.get(path);
  if (known) return known;
  const module: Module = {
    declared: new Map(),
    from: new Map(),
    reexported: [],
    namespaces: new Map(),
    exported: [],
  };
  modules.set(path, module);
  const { program, module: links } = parseSync(path, readFileSync(path, "utf8"));
  const resolve = (request: string) =>
    posix.join(posix.dirname(path), request).replace(/\.js$/, "");
  const fileOf = (request: string) => {
    const base = resolve(request);
    return [`${base}.ts`, `${base}.tsx`, `${base}.d.ts`].find(exists);
  };
  for (const { moduleRequest, entries } of links.staticImports) {
    const file = moduleRequest.value.startsWith(".") ? fileOf(moduleRequest.value) : undefined;
    for (const { importName, localName } of file === undefined ? [] : entries) {
      if (file) module.from.set(localName.value, { path: file, name: importName.name ?? "" });
    }
  }
  for (const { entries } of links.staticExports) {
    for (const { exportName, importName, localName, moduleRequest } of entries) {
      const file = moduleRequest?.value.startsWith(".") ? fileOf(moduleRequest.value) : undefined;
      const name = exportName.name;
      if (name !== null) module.exported.push(name);
      if (file && importName.name)
        module.from.set(name ?? "", { path: file, name: importName.name });
      else if (file) {
        module.reexported.push(file);
        if (name !== null) module.namespaces.set(name, file);
      } else if (name && localName.name && localName.name !== name) {
        module.from.set(name, { path, name: localName.name });
      }
    }
  }
  for (const statement of nodesOf(program, "body")) {
    const node = isNode(statement["declaration"]) ? statement["declaration"] : statement;
    for (const one of node.type === "VariableDeclaration"
      ? nodesOf(node, "declarations")
      : [node]) {
      const id = one["id"];
      if (!isNode(id) || typeof id["name"] !== "string") continue;
      module.declared.set(id["name"], [...(module.declared.get(id["name"]) ?? []), one]);
    }
  }
  return module;
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

function nodesOf(node: object, key: string): Node[] {
  const value: unknown = Object.entries(node).find(([name]) => name === key)?.[1];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
