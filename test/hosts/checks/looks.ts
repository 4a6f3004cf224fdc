import type { Page } from "playwright";
import { composerOf } from "../../console/composer.js";

export interface Looks {
  /** Of the composer's own surface, 0 is black and 1 white. */
  lightness: number;
  /** Opacity of what Send is filled with, and of the composer's border, from 0 to 1. */
  sendFill: number;
  border: number;
  /** Texts with less contrast than 4.5 to what is behind them. */
  unreadable: string[];
  /** How many texts were looked at. */
  texts: number;
}

/** What a person sees of the composer's colours. */
export function looksOf(page: Page): Promise<Looks> {
  return composerOf(page).send.evaluate((send) => {
    type Colour = [red: number, green: number, blue: number, alpha: number];
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const form = send.closest("form");
    if (!context || !form) throw new Error("There is no composer");

    const read = (colour: string): Colour => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, a]: Colour, [red, green, blue]: Colour): Colour => [
      r * a + red * (1 - a),
      g * a + green * (1 - a),
      b * a + blue * (1 - a),
      1,
    ];
    const behind = (element: Element | null): Colour => {
      if (!element) return read("Canvas");
      const { backgroundColor } = getComputedStyle(element);
      const own = read(backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const luminance = ([r, g, b]: Colour) => {
      const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Colour, other: Colour) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };

    const hasText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const isOff = (element: Element) => element.closest(":disabled, [inert]") !== null;
    const unreadable: string[] = [];
    let texts = 0;
    const judge = (element: Element, words: string, colour: string) => {
      texts += 1;
      const background = behind(element);
      const ratio = contrast(over(read(colour), background), background);
      if (ratio < 4.5) unreadable.push(`${words}: ${ratio.toFixed(2)}`);
    };
    for (const element of form.querySelectorAll("*")) {
      if (!isSeen(element) || isOff(element)) continue;
      const isField = element.matches("textarea, select, input:not([type=checkbox])");
      if (!isField && !hasText(element)) continue;
      const words = element.textContent?.slice(0, 30) || element.tagName;
      judge(element, words, getComputedStyle(element).color);
      if (element.matches("[placeholder]")) {
        judge(element, `${words} (placeholder)`, getComputedStyle(element, "::placeholder").color);
      }
    }
    const { borderTopColor, borderTopWidth, borderTopStyle } = getComputedStyle(form);
    const hasBorder = borderTopWidth !== "0px" && borderTopStyle !== "none";
    return {
      lightness: luminance(behind(form)),
      sendFill: read(getComputedStyle(send).backgroundColor)[3],
      border: hasBorder ? read(borderTopColor)[3] : 0,
      unreadable,
      texts,
    };
  });
}

/** Every place where a host says that a page is dark; the function returned takes it back. */
export const darkBy: Readonly<Record<string, (page: Page) => Promise<() => Promise<void>>>> = {
  "a stylesheet": async (page) => {
    const sheet = await page.addStyleTag({ content: ":root { color-scheme: dark }" });
    return () => sheet.evaluate((element: HTMLElement) => element.remove());
  },
  "a style attribute": async (page) => {
    const set = (value: string) =>
      page.evaluate((style) => document.documentElement.setAttribute("style", style), value);
    await set("color-scheme: dark");
    return () => set("");
  },
  script: async (page) => {
    const set = (value: string) =>
      page.evaluate((scheme) => {
        document.documentElement.style.colorScheme = scheme;
      }, value);
    await set("dark");
    return () => set("");
  },
  "a meta element": async (page) => {
    const meta = await page.evaluateHandle(() => {
      const element = document.createElement("meta");
      element.name = "color-scheme";
      element.content = "dark";
      document.head.append(element);
      return element;
    });
    return () => meta.evaluate((element) => element.remove());
  },
};
