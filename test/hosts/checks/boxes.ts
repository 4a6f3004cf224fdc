import type { Page } from "playwright";

/** Every reset but that of MUI, which is code. Each comes before the host's sheets and after them. */
export const resets = [
  "tailwind-3",
  "tailwind-4",
  "tailwind-4-unlayered",
  "bootstrap",
  "pico",
  "modern-normalize",
  "zero",
  "content-box",
  "wide-buttons",
] as const;

/** An element's place, size and style, in words. */
type Box = Record<string, string | number>;

/**
 * Makes the page give the composer the same room and font whatever a reset does to what is around
 * it: that is the host's wish, and no fault of ours.
 */
export async function holdStill(page: Page): Promise<void> {
  // What the pointer is over moves with a reset.
  await page.mouse.move(1200, 700);
  await page.evaluate(() => {
    const parent = document.querySelector<HTMLElement>("[data-testid=parent]");
    const hold = (element: HTMLElement | null, style: Record<string, string>) => {
      for (const [name, value] of Object.entries(style)) {
        element?.style.setProperty(name, value, "important");
      }
    };
    hold(document.documentElement, { "font-size": "16px" });
    hold(parent, {
      position: "absolute",
      inset: "0 auto auto 0",
      width: "640px",
      margin: "0",
      padding: "0",
      border: "0",
      "font-family": "Arial, sans-serif",
    });
  });
}

/** Loads a reset as the first or the last of the page's sheets; the function returned removes it. */
export async function addReset(
  page: Page,
  name: string,
  place: "before" | "after",
): Promise<() => Promise<void>> {
  const link = await page.evaluateHandle(
    async ({ href, isFirst }) => {
      const element = document.createElement("link");
      element.rel = "stylesheet";
      element.href = href;
      const loaded = new Promise((resolve, reject) => {
        element.addEventListener("load", resolve);
        element.addEventListener("error", reject);
      });
      if (isFirst) document.head.prepend(element);
      else document.head.append(element);
      await loaded;
      return element;
    },
    { href: `/resets/${name}.css`, isFirst: place === "before" },
  );
  return async () => {
    await link.evaluate((element) => element.remove());
    await link.dispose();
  };
}

/** All boxes of the composer, by a name for each element. */
export function boxesOf(page: Page): Promise<Record<string, Box>> {
  return page.evaluate(() => {
    const names =
      `display position box-sizing opacity box-shadow list-style-type text-align text-transform
       text-decoration-line font-family font-size font-weight line-height letter-spacing color
       background-color border-top-left-radius border-bottom-right-radius`.split(/\s+/);
    const sides = ["top", "right", "bottom", "left"];
    const root = document.querySelector("[data-testid=parent] form");
    if (!root) throw new Error("There is no composer");
    for (const animation of document.getAnimations()) animation.finish();
    const boxes: Record<string, Record<string, string | number>> = {};
    const origin = (element: Element) =>
      (element.parentElement?.closest("dialog, form") ?? element).getBoundingClientRect();
    [root, ...root.querySelectorAll("*")].forEach((element, index) => {
      // What an icon is drawn of has no box of its own; what readers are told comes when it comes.
      if (element.parentElement?.closest("svg, .rc-hidden")) return;
      const { x, y, width, height } = element.getBoundingClientRect();
      const from = origin(element);
      const style = getComputedStyle(element);
      const box: Record<string, string | number> = { width, height };
      // A dialog stands where the page's height puts it.
      if (element.tagName !== "DIALOG") Object.assign(box, { x: x - from.x, y: y - from.y });
      for (const name of names) box[name] = style.getPropertyValue(name);
      for (const side of sides) {
        const border = `border-${side}`;
        for (const name of [`margin-${side}`, `padding-${side}`, `${border}-width`]) {
          box[name] = style.getPropertyValue(name);
        }
        // Of a border that has no width nobody sees a colour.
        if (box[`${border}-width`] !== "0px") {
          box[`${border}-color`] = style.getPropertyValue(`${border}-color`);
        }
      }
      const classes = element.getAttribute("class") ?? "";
      boxes[`${index} ${element.tagName.toLowerCase()}.${classes.replaceAll(" ", ".")}`] = box;
    });
    return boxes;
  });
}

/** In words, everything that is not as it was. */
export function differences(was: Record<string, Box>, is: Record<string, Box>): string[] {
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].flatMap((name) => {
    const [before, after] = [was[name], is[name]];
    if (!before || !after) return [`${name}: ${before ? "is gone" : "is new"}`];
    const changed = Object.keys(before).filter((key) => !isSame(before[key], after[key]));
    if (changed.length === 0) return [];
    return [`${name}: ${changed.map((key) => `${key} ${before[key]} → ${after[key]}`).join(", ")}`];
  });
}

function isSame(one: string | number | undefined, other: string | number | undefined): boolean {
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) < 0.01;
}
