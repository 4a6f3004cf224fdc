/** The ratio of WCAG between what stands on something and what it stands on. */
export function contrast(above: string, below: string[]): number {
  const under = paint(below);
  const [light, dark] = [luminance(paint([...below, above])), luminance(under)].toSorted(
    (a, b) => b - a,
  );
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** What is painted behind an element's letters, from the page to the element itself. */
export function backgroundsOf(element: Element): string[] {
  const own = getComputedStyle(element).backgroundColor;
  const { parentElement } = element;
  return parentElement ? [...backgroundsOf(parentElement), own] : ["white", own];
}

const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function paint(colours: string[]): Uint8ClampedArray {
  if (!context) throw new Error("no canvas");
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  return context.getImageData(0, 0, 1, 1).data;
}

function luminance([red = 0, green = 0, blue = 0]: Uint8ClampedArray): number {
  const linear = (byte: number) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Whatever shows words of its own, and is seen. */
export function wordsIn(root: Element): Element[] {
  return [...root.querySelectorAll("*")].filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()) &&
      element.checkVisibility() &&
      element.closest(".rc-hidden, option") === null,
  );
}

const letters = [
  "color",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "text-align",
  "text-transform",
];
const edges = ["background-color", "border-top", "border-radius", "box-shadow", "list-style-type"];

/** Every box and letter in it, as far as a person sees. Boxes are told from its own corner. */
export function looksOf(root: Element): string[] {
  const from = root.getBoundingClientRect();
  return [root, ...root.querySelectorAll(":scope *:not(svg *, .rc-hidden *)")].flatMap(
    (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const isInDialog = element.closest("dialog") !== null;
      const [x, y] = isInDialog ? [left, top] : [left - from.left, top - from.top];
      const box = [x, y, width, height].map(Math.round);
      return ["", "::before", "::after"].flatMap((part) => {
        const style = getComputedStyle(element, part || null);
        if (part && style.content === "none") return [];
        const looks = [...letters, ...edges].map((name) => style.getPropertyValue(name));
        return [[element.tagName, element.className, part, ...box, ...looks].join(" ")];
      });
    },
  );
}
