import { expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { renderComposer } from "../../browser/renderComposer.js";

/** As in Firefox, which knows no `field-sizing`. */
function withoutFieldSizing() {
  const supports = CSS.supports.bind(CSS);
  vi.spyOn(CSS, "supports").mockImplementation((name: string, value?: string) => {
    if (name === "field-sizing") return false;
    return value === undefined ? supports(name) : supports(name, value);
  });
  const style = document.createElement("style");
  style.textContent = "textarea { field-sizing: fixed !important; resize: none }";
  document.head.append(style);
  onTestFinished(() => {
    style.remove();
    vi.restoreAllMocks();
  });
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => `Line ${at}`).join("\n");

test("the reply grows and shrinks with its text in a browser without field-sizing", async () => {
  withoutFieldSizing();
  // As high when it is empty, before it gets narrower and after.
  await page.viewport(414, 896);
  const { text, ref, screen } = await renderComposer();
  const area = text.element();
  const overflow = () => area.scrollHeight - area.clientHeight;
  const { offsetHeight: empty } = area as HTMLElement;
  await text.fill(lines(12));
  await expect.poll(overflow).toBe(0);
  // Narrower, its lines break.
  await text.fill("word ".repeat(100));
  await expect.poll(overflow).toBe(0);
  screen.container.style.inlineSize = "20rem";
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await text.fill(lines(200));
  // What the sheet allows text and recipients together.
  const most = innerHeight * 0.55;
  await expect.poll(() => area.getBoundingClientRect().height).toBeGreaterThan(most * 0.8);
  expect(area.getBoundingClientRect().height).toBeLessThanOrEqual(most);
  ref.current?.set({ text: { format: "plain", value: "" } });
  await expect.poll(() => (area as HTMLElement).offsetHeight).toBe(empty);
});

test("the reply is left to the stylesheet in a browser with field-sizing", async () => {
  const { text } = await renderComposer();
  await text.fill(lines(12));
  const area = text.element();
  expect(area.scrollHeight).toBe(area.clientHeight);
  expect(area.getAttribute("style")).toBeNull();
});
