import { expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createHelpScoutApi } from "../../../src/index.js";
import { listenTo } from "../../browser/liveRegions.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";

test("what becomes of recipients is said once, politely", async () => {
  // Without a search, which has its own words.
  const api = createHelpScoutApi({ baseUrl: createWorld().baseUrl });
  delete api.searchCustomers;
  const { cc, screen } = await renderComposer({
    api,
    initial: { cc: ["a@example.com", "b@example.com"] },
    internalDomains: ["example.com"],
  });
  const said = listenTo(screen.container);
  const acts = [
    ["x@example.com{Enter}", "1 address added to Cc"],
    ["{Backspace}{Backspace}", "x@example.com removed from Cc"],
    ["{End}A@example.com{Enter}", "A@example.com: already a recipient"],
    ["{ArrowLeft} {ArrowDown}{Enter}", "b@example.com moved to Bcc"],
    ["{End}bob{Enter}", "“bob” is not an email address"],
    ["{ArrowLeft}{Enter}bob@example.com{Enter}", "1 address added to Cc"],
    ["{Control>}a{/Control}", "2 addresses selected"],
    ["{Delete}", "a@example.com, bob@example.com removed from Cc"],
    ["{Control>}z{/Control}", "2 addresses back in Cc"],
    [
      "y@other.example{Enter}",
      "1 address added to Cc. Nobody at other.example is in this conversation yet. Copy them?",
    ],
  ] as const;
  await cc.click();
  for (const [keys, words] of acts) {
    // oxlint-disable-next-line no-await-in-loop -- one act after the other
    await userEvent.keyboard(keys);
    // oxlint-disable-next-line no-await-in-loop
    await expect.poll(() => said.at(-1)).toBe(`polite: ${words}`);
  }
  // A second time, or late, would stand between them.
  expect(said).toEqual(acts.map(([, words]) => `polite: ${words}`));
  expect(screen.container.querySelector("[aria-live=assertive], [role=alert]:not([hidden])")).toBe(
    null,
  );
});

/** What a reader speaks of the alerts of a composer: those that are put into what was there before, not hidden from it. */
function hearAlerts(container: Element): string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const isAlert = node instanceof Element && node.role === "alert";
      if (isAlert && node.ariaHidden !== "true") heard.push(node.textContent);
    }
  });
  observer.observe(container, { subtree: true, childList: true });
  onTestFinished(() => observer.disconnect());
  return heard;
}

test("a failure is an alert of its words alone, once, in a banner that was there before", async () => {
  const { reply, screen, world } = await renderComposer();
  const heard = hearAlerts(screen.container);
  await world.control("POST", "/faults", { then: { drop: "after-reading" } });
  await reply();
  const lost = "The connection was lost. We're not sure this was sent. Checking…";
  await expect.poll(() => heard).toEqual([lost]);
  await expect.element(screen.getByText(lost)).toBeVisible();
  await expect.element(screen.getByRole("alert")).toHaveTextContent(lost);
});

test("what stops a press is announced only where no move of the focus says so", async () => {
  const { text, cc, screen, send } = await renderComposer();
  const said = listenTo(screen.container);
  const problem = "Write a reply first";
  await send.click();
  // A reader speaks the field, and with it what is wrong.
  await expect.element(text).toHaveFocus();
  await expect.element(text).toHaveAccessibleDescription(problem);
  await cc.click();
  await userEvent.keyboard("x@example.com{Enter}");
  await expect.poll(() => said).toContain("polite: 1 address added to Cc");
  expect(said).not.toContain(`polite: ${problem}`);
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => said.at(-1)).toBe(`polite: ${problem}`);
});

test("that a reply Retrying in is said once, after the alert", async () => {
  const { reply, screen, world } = await renderComposer();
  const alerts = hearAlerts(screen.container);
  const region = screen.container.querySelector("[aria-live=polite][aria-atomic]");
  await world.control("POST", "/faults", {
    then: { status: 429, headers: { "Retry-After": "30" } },
  });
  await reply();
  await expect.poll(() => region?.textContent).toMatch(/^Retrying in \d+ s$/);
  expect(alerts).toEqual(["Too many requests right now. Nothing was sent."]);
});
