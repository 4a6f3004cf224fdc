import { afterEach, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import sheet from "../../src/styles.css?inline";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { backgroundsOf, contrast, wordsIn } from "./measure.js";

const html = document.documentElement;

afterEach(async () => {
  await force("");
  html.removeAttribute("style");
  document.querySelector("meta[name=color-scheme]")?.remove();
  document.adoptedStyleSheets = [];
  for (const own of document.styleSheets) own.disabled = false;
});

/** One with as many colours as can be had at once. */
async function renderColourful() {
  const rendered = await renderComposer({
    conversation: { ...conversation, threads: 99, cc: ["a@example.com", "nonsense"] },
    allowImported: true,
    internalDomains: ["example.org"],
  });
  rendered.attach(new File(["x"], "notes.txt"), new File(["x"], "virus.exe"));
  await expect
    .element(rendered.files.getByRole("button", { name: "Remove virus.exe" }))
    .toBeVisible();
  await rendered.draft.click();
  return rendered;
}

const form = () => {
  const found = document.querySelector(".rc-root");
  if (!found) throw new Error("no composer");
  return found;
};

/** Words at 4.5 to 1, the edges of controls at 3 to 1, once no colour is on its way. */
async function expectReadable() {
  const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.all(changing.map(({ finished }) => finished.catch(() => {})));
  expect(faintWords()).toEqual([]);
  expectEdges();
}

function faintWords() {
  return wordsIn(form()).flatMap((element) => {
    const ratio = contrast(getComputedStyle(element).color, backgroundsOf(element));
    return ratio < 4.5 ? [`${element.textContent} ${ratio.toFixed(2)}`] : [];
  });
}

function expectEdges() {
  for (const control of form().querySelectorAll(".rc-primary, .rc-banner .rc-button:first-child")) {
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(control);
    const behind = backgroundsOf(control.parentElement ?? control);
    const edge = Math.max(contrast(borderTopColor, behind), contrast(backgroundColor, behind));
    expect(edge).toBeGreaterThanOrEqual(3);
    expect(borderTopWidth).toBe("1px");
  }
  for (const control of form().querySelectorAll("input[role=switch]")) {
    const { backgroundColor } = getComputedStyle(control);
    expect(contrast(backgroundColor, backgroundsOf(form()))).toBeGreaterThanOrEqual(3);
  }
}

const isDark = () => contrast("black", backgroundsOf(form())) < 3;

test("light and dark can be read, and follow `color-scheme` wherever it is set", async () => {
  const { screen, rerender } = await renderColourful();
  expect(isDark()).toBe(false);
  await expectReadable();
  // By a script, in a `style`, on any ancestor.
  screen.container.style.colorScheme = "dark";
  expect(isDark()).toBe(true);
  await expectReadable();
  screen.container.style.colorScheme = "";
  html.style.colorScheme = "dark";
  expect(isDark()).toBe(true);
  html.style.colorScheme = "";
  // By the page's <meta>.
  document.head.insertAdjacentHTML("beforeend", `<meta name="color-scheme" content="dark">`);
  expect(isDark()).toBe(true);
  // By a stylesheet, below it.
  const own = new CSSStyleSheet();
  own.replaceSync(".light { color-scheme: light }");
  document.adoptedStyleSheets = [own];
  await rerender({ className: "light" });
  expect(isDark()).toBe(false);
});

test("it can be read where the system forces its own colours", async () => {
  await renderColourful();
  await force("active");
  expect(matchMedia("(forced-colors: active)").matches).toBe(true);
  expect(faintWords()).toEqual([]);
});

function force(value: string) {
  return cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value }] });
}

test.each(["light", "dark"])(
  "a browser without what is new shows a plain %s one",
  async (scheme) => {
    await renderColourful();
    for (const own of document.styleSheets) own.disabled = true;
    const old = new CSSStyleSheet();
    old.replaceSync(sheet);
    forgetNew(old);
    document.adoptedStyleSheets = [old];
    html.style.colorScheme = scheme;
    expect(isDark()).toBe(scheme === "dark");
    await expectReadable();
  },
);

/** What a browser does that knows no `color-mix`, `:has`, `field-sizing`, container queries. */
function forgetNew(group: CSSStyleSheet | CSSGroupingRule) {
  for (const [index, rule] of [...[...group.cssRules].entries()].toReversed()) {
    const isUnknown =
      (rule instanceof CSSSupportsRule && /color-mix|contain-/.test(rule.conditionText)) ||
      rule instanceof CSSContainerRule ||
      (rule instanceof CSSStyleRule && rule.selectorText.includes(":has("));
    if (isUnknown) group.deleteRule(index);
    else if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) forgetNew(rule);
    else if (rule instanceof CSSStyleRule) {
      for (const name of Array.from(rule.style)) {
        const isNew = /color-mix|light-dark/.test(rule.style.getPropertyValue(name));
        if (isNew || name === "field-sizing") rule.style.removeProperty(name);
      }
    }
  }
}
