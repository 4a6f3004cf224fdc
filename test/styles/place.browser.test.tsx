import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { Composer, createHelpScoutApi } from "../../src/index.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { looksOf } from "./measure.js";

const html = document.documentElement;

afterEach(() => {
  html.removeAttribute("style");
  html.removeAttribute("dir");
});

/** By what the composer stands in: of a page 600 px wide, as a host would write it. */
const parents: Record<string, string> = {
  "a centred flex item": `<div style="display: flex; justify-content: center"><i></i></div>`,
  "a centred grid item": `<div style="display: grid; place-items: center"><i></i></div>`,
  "an inline block": `<div style="display: inline-block"><i></i></div>`,
  "a float": `<div style="float: left"><i></i></div>`,
  "an absolute box": `<div style="position: absolute"><i></i></div>`,
  "fit-content": `<div style="width: fit-content"><i></i></div>`,
  "min-content": `<div style="width: min-content"><i></i></div>`,
  "a table cell": `<table><tr><td><i></i></td><td>more</td></tr></table>`,
  "a dialog": `<dialog open><i></i></dialog>`,
  "a centred column": `<div style="display: flex; flex-direction: column; align-items: center"><i></i></div>`,
  "a row beside another": `<div style="display: flex"><div style="flex: 1">${"word ".repeat(40)}</div><i></i></div>`,
};

test("no parent makes it narrower than a phone, or wider than its page", async () => {
  const { screen } = await renderComposer();
  const { container } = screen;
  container.style.inlineSize = "600px";
  const [form] = container.children;
  if (!form) throw new Error("no composer");
  const widths = Object.entries(parents).map(([name, markup]) => {
    container.insertAdjacentHTML("beforeend", markup);
    container.querySelector("i")?.replaceWith(form);
    const { width } = form.getBoundingClientRect();
    container.prepend(form);
    container.lastElementChild?.remove();
    return [name, width >= 320 && width <= 600 ? "fits" : width];
  });
  expect(Object.fromEntries(widths)).toEqual(
    Object.fromEntries(Object.keys(parents).map((name) => [name, "fits"])),
  );
});

test("its letters are its own, whatever the page hands down", async () => {
  const { screen, text } = await renderComposer();
  const { container } = screen;
  const form = text.element().closest(".rc-root") ?? container;
  const before = looksOf(form);
  container.style.cssText = `text-align: center; letter-spacing: 3px; line-height: 3; font: italic
    bold small-caps 2rem/3 inherit; text-transform: uppercase; word-spacing: 1rem; text-indent: 2em;
    white-space: nowrap; word-break: break-all; direction: rtl; color: red; text-shadow: 0 0 9px`;
  container.style.fontSize = "2rem";
  expect(looksOf(form)).toEqual(before);
});

test("it reads in the direction of the nearest `dir`", async () => {
  const { screen, text } = await renderComposer();
  const form = text.element().closest(".rc-root") ?? screen.container;
  const direction = () => getComputedStyle(form).direction;
  html.dir = "rtl";
  expect(direction()).toBe("rtl");
  screen.container.dir = "ltr";
  expect(direction()).toBe("ltr");
  html.dir = "ltr";
  screen.container.dir = "rtl";
  expect(direction()).toBe("rtl");
  const shadow = document.createElement("div").attachShadow({ mode: "open" });
  document.body.append(shadow.host);
  shadow.adoptedStyleSheets = [...document.styleSheets].map((sheet) => {
    const copy = new CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join(""));
    return copy;
  });
  html.dir = "rtl";
  shadow.append(form);
  expect(direction()).toBe("rtl");
  screen.container.append(form);
  shadow.host.remove();
});

test("its size is a token's, and never too small under `html { font-size: 62.5% }`", async () => {
  const { screen, text } = await renderComposer();
  const { container } = screen;
  const form = text.element().closest(".rc-root") ?? container;
  const before = looksOf(form);
  html.style.fontSize = "62.5%";
  expect(looksOf(form)).toEqual(before);
  html.style.fontSize = "";
  const heightOf = (name: string) =>
    screen.getByRole("button", { name }).element().getBoundingClientRect().height;
  const send = heightOf("Send reply");
  container.style.setProperty("--rc-font-size", "28px");
  expect(heightOf("Send reply") / send).toBeCloseTo(2, 1);
  container.style.setProperty("--rc-font-size", "14px");
  html.style.fontSize = "200%";
  expect(looksOf(form)).toEqual(before);
});

test("rows in an order of the host's have one line between them", async () => {
  const { container } = await render(
    <Composer.Root
      conversation={conversation}
      api={createHelpScoutApi({ baseUrl: "/none" })}
      queryClient={new QueryClient()}
    >
      <Composer.Text />
      <Composer.Recipients>
        <Composer.Cc />
      </Composer.Recipients>
      <Composer.Toolbar />
    </Composer.Root>,
  );
  const [fields, toolbar] = [".rc-recipients", ".rc-options"].map((selector) => {
    const [element = container] = container.querySelectorAll(selector);
    return getComputedStyle(element);
  });
  expect([fields?.borderBlockEndWidth, toolbar?.borderBlockStartWidth]).toEqual(["1px", "0px"]);
});
