import { expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import styles from "../../src/styles.css?inline";
import { renderComposer } from "../browser/renderComposer.js";
import { dropFiles, lookedAt, walk } from "./walk.js";

/** Mounted in a shadow tree, with its styles. */
async function inShadow(given: Parameters<typeof renderComposer>[0] = {}) {
  const host = document.createElement("div");
  const tree = host.attachShadow({ mode: "open" });
  const container = document.createElement("div");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  tree.adoptedStyleSheets = [sheet];
  tree.append(container);
  document.body.append(host);
  onTestFinished(() => host.remove());
  const composer = await renderComposer({ ...given, container });
  return { ...composer, at: page, tree, container };
}

test("in a shadow tree, all of a day's work can be done", async () => {
  const place = await inShadow();
  await walk(place);
  await dropFiles({ ...place, outside: [document] });
  // What refers to something refers to it in its own tree.
  for (const name of ["aria-controls", "aria-describedby", "for"]) {
    for (const element of place.tree.querySelectorAll(`[${name}]`)) {
      for (const id of (element.getAttribute(name) ?? "").split(" ")) {
        expect(place.tree.getElementById(id), `${name}=${id}`).not.toBeNull();
      }
    }
  }
});

test("in a shadow tree, Undo leads back to where the agent was", async () => {
  const { status, text, screen, tree, ref } = await inShadow({ undoSeconds: 60 });
  await text.fill("Hello");
  const { focused, inside } = lookedAt({ tree });
  inside.getByRole("combobox", { name: "Status after sending" }).focus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await screen.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => tree.activeElement).toBe(status.element());
  expect(focused()).toContain("Default");
  ref.current?.insert({ format: "plain", value: " there" }, "end");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text).toHaveValue("Hello");
});
