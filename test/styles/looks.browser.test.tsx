import axe from "axe-core";
import { expect, onTestFinished, test } from "vitest";
import { cdp } from "vitest/browser";
import { renderComposer } from "../browser/renderComposer.js";

interface Media {
  send: (
    method: "Emulation.setEmulatedMedia",
    params: { features: { name: string; value: string }[] },
  ) => Promise<void>;
}

// A share of what `npm run check:storybook` does with every story.
test("axe finds nothing wrong with what is marked as wrong, in any look", async () => {
  const { attach, files, screen, send } = await renderComposer({
    initial: { cc: ["ann.smith@example.com", "bob@"], text: { format: "plain", value: "Hello" } },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has no types of its own
  const page = cdp() as unknown as Media;
  const setForced = (value: string) =>
    page.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value }] });
  onTestFinished(() => setForced("none"));
  attach(new File(["x"], "invoice.pdf"), new File(["x"], "setup.exe"), new File([], "empty.txt"));
  await expect.element(files.getByRole("listitem").nth(2)).toBeVisible();
  await send.click();
  const { container } = screen;
  container.style.cssText = "background: Canvas; color: CanvasText";
  const found: string[] = [];
  for (const [scheme, dir, forced] of [
    ["light", "ltr", "none"],
    ["dark", "ltr", "none"],
    ["light", "rtl", "none"],
    ["light", "ltr", "active"],
  ] as const) {
    // oxlint-disable no-await-in-loop -- one look after the other
    await setForced(forced);
    Object.assign(container.style, { colorScheme: scheme });
    container.dir = dir;
    // What fades from one colour into the next would be measured in between.
    await Promise.all(document.getAnimations().map((one) => one.finished));
    const { violations } = await axe.run(container);
    // oxlint-enable no-await-in-loop
    found.push(...violations.map(({ id, nodes }) => `${scheme} ${dir} ${id} ${nodes[0]?.html}`));
  }
  expect(found).toEqual([]);
});
