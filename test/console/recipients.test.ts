import { chromium } from "playwright";
import type { Page } from "playwright";
import { describe, expect, onTestFinished } from "vitest";
import { chromiumArgs, findChromium } from "../browser/findChromium.mjs";
import { violationsOn } from "./axe.js";
import { composerOf } from "./composer.js";
import { consoleUrl, shows, test } from "./harness.js";

interface AxNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/** The browser's own accessibility tree: what a screen reader is given. */
async function accessibilityOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] };
  await session.detach();
  const seen = nodes.filter(({ ignored }) => !ignored);
  return (role: string, name?: RegExp | string) =>
    seen.filter(
      (node) =>
        node.role?.value === role &&
        (name === undefined ||
          (typeof name === "string"
            ? node.name?.value === name
            : name.test(node.name?.value ?? ""))),
    );
}

describe("recipients by keyboard alone", () => {
  test("are typed, pasted, edited, removed, moved and sent: exactly they, in order", async ({
    page,
    inbox,
  }) => {
    const column = Array.from({ length: 60 }, (_, row) => `row-${row + 1}@example.com`);
    await page.goto("/conversations/101");
    const composer = composerOf(page);
    await composer.button("Change customer").focus();
    const { keyboard } = page;
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await shows(composer.cc).toBeFocused();
    await keyboard.type("first@example.com");
    await keyboard.press("Enter");
    await page.evaluate((text) => navigator.clipboard.writeText(text), column.join("\r\n"));
    await keyboard.press("Control+V");
    const chips = (field: string) =>
      composer.form
        .getByRole("list", { name: `${field} recipients`, exact: true })
        .getByRole("listitem");
    await shows(chips("Cc")).toHaveCount(61);

    // The first is mended.
    await keyboard.press("Home");
    await keyboard.press("Enter");
    await keyboard.press("End");
    await keyboard.type(".au");
    await keyboard.press("Enter");
    await shows(chips("Cc").first()).toHaveText("first@example.com.au");
    // The second goes.
    await keyboard.press("ArrowRight");
    await keyboard.press("Delete");
    await shows(chips("Cc")).toHaveCount(60);
    // The one that has come in its place moves to Bcc.
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await shows(chips("Bcc")).toHaveText(["row-2@example.com"]);
    await keyboard.press("End");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    // What has moved can be taken back.
    await shows(composer.button("Undo")).toBeFocused();
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await shows(composer.bcc).toBeFocused();
    await keyboard.press("Tab");
    await shows(composer.text).toBeFocused();
    await shows(composer.form.getByText(/^\+ \d+ more$/)).toBeVisible();
    await keyboard.type("To all of you");
    await keyboard.press("Control+Enter");
    await shows(composer.banner("sent")).toBeVisible();
    expect((await inbox.replies()).map(({ body }) => body)).toMatchObject([
      {
        customer: { id: 201 },
        cc: ["first@example.com.au", ...column.slice(2)],
        bcc: ["row-2@example.com"],
      },
    ]);
  });

  test("reach a screen reader: label, count, chips and what is wrong", async ({ page }) => {
    await page.goto("/conversations/102");
    const composer = composerOf(page);
    await composer.cc.focus();
    await page.keyboard.type("nobody");
    await page.keyboard.press("Enter");
    await shows(
      composer.form.getByRole("paragraph").filter({ hasText: /“nobody” is not an email address/ }),
    ).toBeVisible();
    const find = await accessibilityOf(page);

    const [cc] = find("combobox", "Cc");
    expect(cc?.description?.value).toMatch(/“nobody” is not an email address/);
    expect(cc?.properties).toContainEqual(
      expect.objectContaining({
        name: "invalid",
        value: expect.objectContaining({ value: "true" }),
      }),
    );
    expect(find("list", "Cc recipients")).toHaveLength(1);
    expect(find("listitem", /@holtandsons|nobody/).map(({ name }) => name?.value)).toEqual([
      "accounts@holtandsons.example",
      "office.york@holtandsons.example",
      "nobody",
    ]);
    const [wrong] = find("listitem", "nobody");
    expect(wrong?.description?.value).toMatch(/is not an email address/);
    expect(find("button", "Remove nobody")).toHaveLength(1);
    expect(find("listitem", "sales-archive@fernhill.example")).toHaveLength(1);
  });

  test("half typed stay as they are while the agent looks up the rest elsewhere", async ({
    inbox: _reset,
  }) => {
    // The whole browser: pages of a headless shell all have the focus.
    const executablePath = findChromium();
    const browser = await chromium.launch({
      args: chromiumArgs,
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    onTestFinished(() => browser.close());
    const context = await browser.newContext({ baseURL: consoleUrl() });
    const page = await context.newPage();
    await page.goto("/conversations/101");
    const { cc, text } = composerOf(page);
    const session = await page.context().newCDPSession(page);
    // Otherwise Playwright has every page believe that it has the focus.
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    await cc.focus();
    await page.keyboard.type("ann@");
    const elsewhere = await page.context().newPage();
    await elsewhere.bringToFront();
    await page.waitForFunction(() => !document.hasFocus());
    await shows(cc).toHaveValue("ann@");
    await page.bringToFront();
    await page.waitForFunction(() => document.hasFocus());
    await page.keyboard.type("example.net");
    await text.focus();
    await shows(cc).toHaveValue("");
    await shows(page.getByRole("listitem", { name: "ann@example.net" })).toBeVisible();
  });

  test("are ended by the separator of an input method once it is done with it", async ({
    page,
  }) => {
    await page.goto("/conversations/101");
    const { cc, form } = composerOf(page);
    const session = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await cc.focus();
    await compose("ann@example.net、");
    await shows(cc).toHaveValue("ann@example.net、");
    await session.send("Input.insertText", { text: "ann@example.net、" });
    await shows(form.getByRole("listitem", { name: "ann@example.net" })).toBeVisible();
    await shows(cc).toHaveValue("");
  });

  test("are suggested to a screen reader as they are to the eye", async ({ page }) => {
    await page.goto("/conversations/101");
    const composer = composerOf(page);
    await composer.cc.focus();
    await page.keyboard.type("holt");
    await shows(composer.form.getByRole("option", { name: /^Marcus Holt marcus/ })).toBeVisible();
    const find = await accessibilityOf(page);
    const [cc] = find("combobox", "Cc");
    const property = (name: string) =>
      cc?.properties?.find((one) => one.name === name)?.value.value;
    expect(property("expanded")).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    const [option] = find("option", /^Marcus Holt/);
    expect(option?.name?.value).toBe("Marcus Holt marcus.holt@holtandsons.example");
    expect(option?.properties).toContainEqual(
      expect.objectContaining({
        name: "selected",
        value: expect.objectContaining({ value: true }),
      }),
    );
  });

  test("show which suggestion is chosen where colours are forced", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto("/conversations/101");
    await composerOf(page).cc.focus();
    await page.keyboard.type("holt");
    const options = composerOf(page).form.getByRole("option");
    await shows(options.first()).toHaveCSS("outline-style", "solid");
    await shows(options.nth(1)).toHaveCSS("outline-style", "none");
  });

  test("are cleared by one click while they are folded", async ({ page }) => {
    await page.goto("/conversations/101");
    const composer = composerOf(page);
    await composer.cc.focus();
    await page.keyboard.insertText(
      Array.from({ length: 40 }, (_, n) => `member-${n}@example.com`).join(" "),
    );
    await page.keyboard.press("Enter");
    await composer.text.focus();
    await shows(composer.form.getByText(/^\+ \d+ more$/)).toBeVisible();
    // The field grows upwards here: unfolding would take the button from under the pointer.
    await composer.button("Clear all Cc recipients").click();
    await shows(
      composer.form.getByRole("list", { name: "Cc recipients" }).getByRole("listitem"),
    ).toHaveCount(0);
    await composer.button("Undo").click();
    await composer.cc.focus();
    await shows(
      composer.form.getByRole("list", { name: "Cc recipients" }).getByRole("listitem"),
    ).toHaveCount(40);
  });

  test("leave Send in reach, however many they and the files are", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto("/conversations/101");
    const composer = composerOf(page);
    await composer.form.locator("input[type=file]").setInputFiles(
      Array.from({ length: 15 }, (_, n) => ({
        name: `photo-${n}.txt`,
        mimeType: "text/plain",
        buffer: Buffer.from("of a grinder"),
      })),
    );
    await composer.cc.focus();
    await page.keyboard.insertText(
      Array.from({ length: 500 }, (_, n) => `member-${n}@example.com`).join(" "),
    );
    await page.keyboard.press("Enter");
    await shows(composer.attachments).toHaveCount(15);
    await shows(composer.cc).toBeInViewport();
    await shows(composer.send).toBeInViewport({ ratio: 1 });
  });

  test("stand where the lines of a right-to-left page begin", async ({ page }) => {
    await page.goto("/conversations/102");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    const { customer, cc } = composerOf(page);
    await customer.focus();
    for (const field of [customer, cc]) await shows(field).toHaveCSS("text-align", "right");
  });

  test("stay folded in the tree as they are: nobody is hidden", async ({ page }) => {
    await page.goto("/conversations/101");
    const composer = composerOf(page);
    await composer.bcc.focus();
    await page.keyboard.insertText(
      Array.from({ length: 12 }, (_, n) => `hidden-${n}@example.com`).join(" "),
    );
    await page.keyboard.press("Tab");
    await composer.text.focus();
    await shows(composer.form.getByText(/^\+ \d+ more$/)).toBeVisible();
    const find = await accessibilityOf(page);
    expect(find("listitem", /^hidden-\d+@example\.com$/)).toHaveLength(12);
    expect(find("button", /^Remove hidden-/)).toHaveLength(12);
    expect(find("combobox", "Bcc")[0]?.description?.value).toMatch(/^12 addresses\./);
  });
});
