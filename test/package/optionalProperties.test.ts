import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nodesIn, publicDeclarations, type Node } from "./publicTypes.js";

const entries = ["src/index.ts", "src/api.ts", "src/gateway/gateway.ts", "src/testing.ts"];

// A host that compiles with `exactOptionalPropertyTypes` passes on what it may not have itself:
// `initial={draft}`, `cc={ticket.cc}`. Without `| undefined` each becomes a conditional spread.
test("every optional property of a public type takes undefined", () => {
  const strict = publicDeclarations(entries).flatMap(({ path, name, node }) =>
    [...nodesIn(node)].filter(isStrict).map((one) => {
      const code = readFileSync(path, "utf8").slice(one.start, one.end);
      return `${path} ${name}: ${code.split("\n")[0]}`;
    }),
  );
  expect(strict).toEqual([]);
});

test("the public types are found", () => {
  const names = publicDeclarations(entries).map(({ name }) => name);
  const some = ["ReplyComposerOptions", "ConversationApi", "ReplyErrorDetails", "GatewayOptions"];
  expect(names).toEqual(expect.arrayContaining(some));
});

/** `name?: T` where `T` says nothing of undefined; `name?()` can never say it, nor can `Partial`. */
function isStrict(node: Node): boolean {
  if (node.type === "Identifier" && node["name"] === "Partial") return true;
  if (node["optional"] !== true) return false;
  if (node.type === "TSMethodSignature") return true;
  const annotation = childOf(node, "typeAnnotation");
  const type = annotation && childOf(annotation, "typeAnnotation");
  if (node.type !== "TSPropertySignature" || type?.type === "TSUnknownKeyword") return false;
  return !type || ![...nodesIn(type)].some((one) => one.type === "TSUndefinedKeyword");
}

function childOf(node: Node, key: string): Node | undefined {
  return [...nodesIn(node)].find((one) => one === node[key]);
}
