/** The accessible name of a control of the composer's, which names each in one of three ways. */
export function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  // Not `labels`, which not every DOM has.
  const { id, ownerDocument } = element;
  const named = id === "" ? null : ownerDocument.querySelector(`label[for="${id}"]`);
  return wordsOf(named ?? element.closest("label") ?? element);
}

/** What an element says, a line for each part that stands apart. */
export function wordsOf(element: Element): string {
  const lines = (node: Node): string[] => {
    if (node.nodeType === 3) return [node.nodeValue ?? ""];
    const parts = [...node.childNodes].flatMap(lines);
    return /^(?:DIV|P|LI|UL|BUTTON|SELECT|DIALOG|BR)$/.test(node.nodeName)
      ? ["\n", ...parts, "\n"]
      : parts;
  };
  return lines(element)
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[\s\n]*/g, "\n")
    .trim();
}
