// No text of the composer may stand beside another node, in no test: see `src/react/ui/Words.tsx`.
import { afterEach } from "vitest";
import { textsIn } from "./translatePage.js";

/**
 * Texts that React holds as nodes of their own, in elements that stay when these change. Of a string
 * that is all that an element has, it writes the element's `textContent`, which is right whatever
 * became of the node; any other it changes, moves and removes by the node, which a translation has
 * taken out of the page.
 */
const loose: string[] = [];

new MutationObserver((records) => {
  for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
    for (const text of node instanceof Text ? [node] : textsIn(node)) {
      const parent = text.parentElement;
      // Gone in the task in which it came: no translation has met it.
      if (!text.isConnected) continue;
      // A translation moves them itself.
      if (!parent?.closest(".rc-root") || parent.matches("font") || !fiberOf(text)) continue;
      if (!fiberOf(parent)?.key?.includes(text.data)) loose.push(parent.outerHTML);
    }
  }
}).observe(document, { subtree: true, childList: true });

afterEach(() => {
  const found = loose.splice(0);
  if (found.length > 0) {
    throw new Error(`Give each of these texts an element of its own:\n${found.join("\n")}`);
  }
});

function fiberOf(node: Node): { key: string | null } | undefined {
  const name = Object.keys(node).find((key) => key.startsWith("__reactFiber$"));
  return name && Reflect.get(node, name);
}
