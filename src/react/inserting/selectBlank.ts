import { bodyToPlain, type Body } from "../../domain/text/body.js";

/** A blank that nobody filled in, as it stands in a text. */
const blank = /\{\{[^{}\n]{1,80}\}\}/g;

/**
 * Selects the first blank of a body that was put in just before the cursor, if it has any. By the
 * page's own selection, so that it works in any editor.
 */
export function selectBlank(element: HTMLElement, body: Body): void {
  const among = bodyToPlain(body).match(blank)?.length ?? 0;
  if (among === 0) return;
  if (isTextArea(element)) {
    const before = element.value.slice(0, element.selectionEnd);
    const found = Array.from(before.matchAll(blank)).at(-among);
    if (found) element.setSelectionRange(found.index, found.index + found[0].length);
    return;
  }
  const selection = selectionAround(element);
  // Safari tells nobody what is selected in a shadow root.
  if (!selection?.focusNode || !element.contains(selection.focusNode)) return;
  const { focusNode, focusOffset } = selection;
  const range = element.ownerDocument.createRange();
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const blanks: (readonly [node: Node, start: number, end: number])[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { index, 0: mark } of (node.nodeValue ?? "").matchAll(blank)) {
      const end = index + mark.length;
      range.setStart(focusNode, focusOffset);
      // Those behind the cursor are none of the body's.
      if (range.comparePoint(node, end) <= 0) blanks.push([node, index, end]);
    }
  }
  const first = blanks.at(-among);
  if (first) selection.setBaseAndExtent(first[0], first[1], first[0], first[2]);
}

/** In Chromium, a shadow root has a selection of its own. */
function selectionAround(element: HTMLElement): Selection | null {
  const root: Node & { getSelection?: () => Selection | null } = element.getRootNode();
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

function isTextArea(element: HTMLElement): element is HTMLTextAreaElement {
  return "selectionEnd" in element;
}
