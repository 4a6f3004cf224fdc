// What a screen reader speaks of a press, from Send to its outcome: all of it, once, in order.
import { expect, test, vi } from "vitest";
import { listenTo } from "../../browser/liveRegions.js";
import { renderComposer } from "../../browser/renderComposer.js";
import { newScope } from "../../drafts/faults.js";
import { holdClock } from "../../outcomes/scene.js";
import { restoreOnline, setOnline } from "../../outcomes/network.js";
import { setHidden } from "../../outcomes/visibility.js";

async function begin(given: Parameters<typeof renderComposer>[0] = {}) {
  const composer = await renderComposer(given);
  const said = listenTo(composer.screen.container);
  return {
    ...composer,
    said,
    arm: (then: object) => composer.world.control("POST", "/faults", { then }),
    letGo: () => composer.world.control("DELETE", "/faults"),
    press: (name: string) => composer.screen.getByRole("button", { name, exact: true }).click(),
  };
}

const undoable = "polite: Sending in 30 s. You can still undo it";

test("a slow send: that it can be undone, that it goes, and that it is there", async () => {
  const { reply, said, arm, letGo, press } = await begin({ undoSeconds: 30 });
  await arm({ hang: "after-creating" });
  await reply();
  await expect.poll(() => said).toEqual([undoable]);
  await press("Send now");
  await expect.poll(() => said).toEqual([undoable, "polite: Sending reply"]);
  await letGo();
  await expect.poll(() => said).toEqual([undoable, "polite: Sending reply", "polite: Reply sent"]);
});

test("one that is taken back", async () => {
  const { reply, said, press } = await begin({ undoSeconds: 30 });
  await reply();
  await expect.poll(() => said).toEqual([undoable]);
  await press("Undo");
  await expect.poll(() => said).toEqual([undoable, "polite: Not sent. Your reply is still here."]);
});

test("a failure, and what tries again", async () => {
  const { reply, said, arm, press } = await begin();
  await arm({ status: 500, body: { message: "It went wrong" } });
  await reply();
  const failed = "assertive: Not sent: server error. Your reply is safe.";
  await expect.poll(() => said).toEqual([failed]);
  await press("Try again");
  await expect.poll(() => said).toEqual([failed, "polite: Reply sent"]);
});

test("a rate limit: why it waits, and when it goes", async () => {
  const { reply, said, arm } = await begin();
  await arm({ status: 429, headers: { "X-RateLimit-Retry-After": "1" } });
  await reply();
  await expect
    .poll(() => said)
    .toEqual([
      "assertive: Too many requests right now. Nothing was sent.",
      "polite: Retrying in 1 s",
      "polite: Reply sent",
    ]);
});

test("a rate limit, and the agent goes on writing: when Send helps, and that it does by now", async () => {
  holdClock();
  const { reply, said, arm, banner, text } = await begin();
  const shown = () => banner("rate-limited")?.textContent;
  const lastSaid = () => {
    vi.advanceTimersByTime(500);
    return said.at(-1);
  };
  await arm({ status: 429, headers: { "X-RateLimit-Retry-After": "60" } });
  await reply();
  await expect.poll(shown).toContain("Retrying in 60 s");
  await text.fill("How are you? And");
  await expect.poll(shown).toContain("Try again in 60 seconds.");
  vi.advanceTimersByTime(1000);
  await expect.poll(shown).toContain("Try again in 59 seconds.");
  await expect.poll(lastSaid).toMatch(/^polite: .*Try again in 60 seconds\.$/);
  vi.advanceTimersByTime(60_000);
  await expect.poll(shown).toContain("You can try again now.");
  await expect.poll(lastSaid).toBe("polite: You can try again now.");
});

test("offline, and online again", async () => {
  restoreOnline();
  const { reply, said } = await begin();
  setOnline(false);
  await reply();
  const offline = "assertive: You seem to be offline. Nothing was sent; your reply is safe.";
  await expect.poll(() => said).toEqual([offline]);
  setOnline(true);
  await expect
    .poll(() => said)
    .toEqual([offline, "assertive: You’re back online. Your reply hasn’t been sent yet."]);
});

test("one that may have been sent, until the agent knows that it was", async () => {
  const { reply, said, arm, press } = await begin();
  await arm({ drop: "after-reading" });
  await reply();
  const unsure = "assertive: The connection was lost. We're not sure this was sent. Checking…";
  await expect.poll(() => said).toEqual([unsure]);
  await press("Mark as sent");
  await expect.poll(() => said).toEqual([unsure, "polite: Reply sent"]);
});

test("a draft that comes back", async () => {
  const drafts = { scope: newScope() };
  const { text, screen } = await renderComposer({ drafts });
  await text.fill("Half a reply");
  await expect.element(screen.getByText("Saved on this device")).toBeVisible();
  await screen.unmount();
  const container = document.body.appendChild(document.createElement("div"));
  const said = listenTo(container);
  await renderComposer({ drafts, container });
  await expect
    .poll(() => said)
    .toEqual([expect.stringMatching(/^polite: Draft from \d\d:\d\d restored$/)]);
});

test.each([
  ["Reply sent", "polite: Reply sent", undefined],
  [
    "a failure",
    "assertive: Not sent: server error. Your reply is safe.",
    { status: 500, body: { message: "It went wrong" } },
  ],
] as const)("%s, in a tab that is hidden: once it is shown", async (_what, words, fault) => {
  holdClock();
  const { reply, said, arm, banner } = await begin();
  if (fault) await arm(fault);
  setHidden(true);
  await reply();
  await expect.poll(() => banner(fault ? "failed" : "sent")).toBeTruthy();
  const timePasses = async () => {
    vi.advanceTimersByTime(1000);
    // What was said by now has come into the page.
    await new Promise(requestAnimationFrame);
    return said;
  };
  expect(await timePasses()).toEqual([]);
  expect(await timePasses()).toEqual([]);
  setHidden(false);
  await expect.poll(timePasses).toEqual([words]);
});
