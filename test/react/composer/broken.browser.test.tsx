import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ReplyComposerProps } from "../../../src/index.js";
import { defaultStrings, type Strings } from "../../../src/strings.js";
import { takeClipboard } from "../../browser/clipboard.js";
import { renderComposer } from "../../browser/renderComposer.js";

/** A composer that renders for as long as it is told to, with a reply in it. */
async function breakable(props: Partial<ReplyComposerProps> = {}) {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  // React's own word of it.
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => {
    reported.mockRestore();
    logged.mockRestore();
  });
  const fault = new Error("a fault");
  let isBroken = false;
  const effect: Strings["effect"] = (...given) => {
    if (isBroken) throw fault;
    return defaultStrings.effect(...given);
  };
  const composer = await renderComposer({ strings: { effect }, ...props });
  const { text, cc, attach, screen, files } = composer;
  await text.fill("Every word of it");
  await cc.fill("copy@example.org");
  await userEvent.keyboard("{Enter}");
  await cc.fill("half@exam");
  attach(new File(["a file's bytes"], "notes.txt"));
  await expect.element(files.getByRole("listitem")).toHaveAttribute("data-status", "ready");
  return {
    ...composer,
    reported,
    fault,
    alert: screen.getByRole("alert").filter({ hasText: "reply form" }),
    again: screen.getByRole("button", { name: "Open the form again" }),
    setBroken: (is: boolean) => {
      isBroken = is;
    },
  };
}

test.each([
  { what: "without drafts", drafts: undefined },
  { what: "with drafts", drafts: { scope: crypto.randomUUID() } },
])("a render that throws loses nothing, says so, and is tried again, $what", async ({ drafts }) => {
  const { text, ccList, cc, files, draft, alert, again, setBroken, ...rest } = await breakable({
    drafts,
  });
  setBroken(true);
  await draft.click();
  await expect.element(alert).toHaveTextContent(/your text, recipients and files are safe/i);
  expect(rest.reported).toHaveBeenCalledExactlyOnceWith(rest.fault);
  await expect.element(text).toHaveValue("Every word of it");
  await expect.element(text).toHaveAttribute("readonly");
  await takeClipboard();
  await rest.screen.getByRole("button", { name: "Copy reply" }).click();
  expect(await navigator.clipboard.readText()).toBe("Every word of it");
  await expect.element(rest.screen.getByText("Copied")).toBeInTheDocument();

  // It may throw again.
  await again.click();
  await expect.element(again).toBeVisible();
  setBroken(false);
  await again.click();
  await expect.element(alert).not.toBeInTheDocument();
  await expect.element(text).toHaveFocus();
  await expect.element(text).toHaveValue("Every word of it");
  await expect.element(ccList).toHaveTextContent("copy@example.org");
  // What was half typed is a chip where nobody types it any more.
  await expect.element(ccList).toHaveTextContent("half@exam");
  await expect.element(cc).toHaveValue("");
  await expect.element(files.getByRole("listitem")).toHaveTextContent("notes.txt");
  await expect.element(draft).toBeChecked();
});

test("a send that is on its way when it breaks goes on, and its outcome is kept", async () => {
  const { world, cc, text, status, alert, again, setBroken, banner, screen } = await breakable();
  await cc.fill("");
  await world.control("POST", "/faults", { then: { hang: "after-creating" } });
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(screen.getByRole("progressbar")).toBeVisible();
  setBroken(true);
  await userEvent.selectOptions(status, "Closed");
  await expect.element(alert).toHaveTextContent(/still being sent/);
  await world.control("DELETE", "/faults");
  await expect.element(alert).toHaveTextContent(/Reply sent/);
  await expect.element(text).not.toBeInTheDocument();
  setBroken(false);
  await again.click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(text).toHaveValue("");
  expect(await world.sent()).toMatchObject([{ cc: ["copy@example.org"] }]);
});

test("a press that can still be undone when it breaks can be undone there", async () => {
  const { world, cc, text, status, alert, setBroken, screen } = await breakable({
    undoSeconds: 30,
  });
  await cc.fill("");
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(screen.getByText(/^Sending in/)).toBeVisible();
  setBroken(true);
  await userEvent.selectOptions(status, "Closed");
  await expect.element(alert).toHaveTextContent(/still being sent/);
  await screen.getByRole("button", { name: "Undo" }).click();
  await expect.element(alert).not.toHaveTextContent(/still being sent/);
  await expect.element(text).toHaveValue("Every word of it");
  expect(await world.sent()).toEqual([]);
});

test("what would go by itself does not, and what may have been sent is said", async () => {
  const { world, cc, text, status, alert, again, setBroken, banner } = await breakable();
  await cc.fill("");
  const headers = { "X-RateLimit-Retry-After": "30" };
  await world.control("POST", "/faults", [
    { then: { status: 429, headers } },
    { then: { drop: "after-creating" } },
  ]);
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("rate-limited")?.textContent).toContain("Stop");
  setBroken(true);
  await userEvent.selectOptions(status, "Closed");
  await expect.element(alert).toBeVisible();
  setBroken(false);
  await again.click();
  await expect.poll(() => banner("rate-limited")).toBeTruthy();
  expect(banner("rate-limited")?.textContent).not.toContain("Stop");

  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("maybe-sent")).toBeTruthy();
  setBroken(true);
  await userEvent.selectOptions(status, "Pending");
  await expect.element(alert).toHaveTextContent(/not sure this was sent/);
});

test("what somebody else took out of the page is no end either", async () => {
  const { world, cc, banner, alert, again, text, ccList, screen } = await breakable();
  await cc.fill("");
  await world.control("POST", "/faults", { then: { status: 403 } });
  await text.click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => banner("failed")).toBeTruthy();
  banner("failed")?.remove();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(alert).toBeVisible();
  await again.click();
  await expect.poll(() => banner("sent")).toBeTruthy();
  await expect.element(screen.getByRole("form")).toBeVisible();
  await expect.element(ccList).not.toBeInTheDocument();
  expect(await world.sent()).toHaveLength(2);
});
