import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { hideStrip } from "../../browser/hideStrip.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

/** Keys are the question's own only once its reader had time to see it. */
const letTimePass = () => vi.setSystemTime(Date.now() + 1000);
let showStrip = () => {};
afterEach(() => {
  showStrip();
  vi.useRealTimers();
});

describe("one question before sending", () => {
  test("holds every concern at once, with the focus on the way back", async () => {
    const { reply, screen, world, banner, text } = await renderComposer({
      beforeSend: () => [{ level: "ask", message: "The customer is on hold." }],
    });
    await reply("Hi Maria,\n\nthe {{product}} is attached.");
    const dialog = screen.getByRole("dialog");
    for (const words of [
      /nothing is attached/,
      /Not filled in yet: \{\{product\}\}/,
      /writing to Maria, who isn’t a recipient/,
      /on hold/,
    ]) {
      await expect.element(dialog).toHaveTextContent(words);
    }
    const safe = screen.getByRole("button", { name: "Attach a file" });
    await expect.element(safe).toHaveFocus();
    // What a reader speaks of a dialog is, in some browsers, what has the focus alone.
    await expect.element(safe).toHaveAccessibleDescription(/nothing is attached.* on hold/);
    await userEvent.keyboard("{Escape}");
    await expect.element(text).toHaveFocus();
    expect(await world.replies()).toEqual([]);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("is not asked where each check is switched off", async () => {
    const { reply, banner } = await renderComposer({
      checks: { "no-attachment": false, placeholder: false, greeting: false },
    });
    await reply("Hi Maria,\n\nthe {{product}} is attached.");
    await expect.poll(() => banner("sent")).toBeTruthy();
  });

  test("is not answered by what is typed on for the reply, which is there on the way back", async () => {
    const { reply, screen, world, text } = await renderComposer();
    // One time for all keys: they come as fast as that.
    vi.setSystemTime(Date.now());
    await reply("Hi Marcus,");
    const back = screen.getByRole("button", { name: "Go back" });
    await expect.element(back).toHaveFocus();
    // With AltGr, as Windows tells of it, and no shortcut.
    await userEvent.keyboard(" and{Enter}more{Control>}{Alt>}@{/Alt}b{/Control}");
    await expect.element(back).toHaveFocus();
    letTimePass();
    await userEvent.keyboard("{Enter}");
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveValue("Hi Marcus, and\nmore@");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(text).toHaveValue("Hi Marcus,");
    await reply("Hi Marcus,");
    await expect.element(back).toHaveFocus();
    // What is no text works at once, and an Enter that was hasty writes no line.
    await userEvent.keyboard("{Enter}{Escape}");
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveValue("Hi Marcus,");
    expect(await world.replies()).toEqual([]);
  });

  test("cannot be overruled where the host blocks, and leads to the field it names", async () => {
    const { reply, screen, world, status } = await renderComposer({
      beforeSend: async () => [{ level: "block", field: "status", message: "Choose a status." }],
    });
    await reply();
    await expect.element(screen.getByRole("dialog")).toHaveTextContent("Choose a status.");
    await expect
      .element(screen.getByRole("button", { name: "Send anyway" }))
      .not.toBeInTheDocument();
    letTimePass();
    await userEvent.keyboard("{Enter}");
    await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
    await expect.element(status).toHaveFocus();
    expect(await world.replies()).toEqual([]);
  });

  test("a host's check that throws holds up nothing", async () => {
    const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
    const { reply, banner } = await renderComposer({
      beforeSend: () => {
        throw new Error("a fault of the host's");
      },
    });
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(reported).toHaveBeenCalledOnce();
    reported.mockRestore();
  });

  test("a host's check that never answers can be cancelled while Send waits for it", async () => {
    const { reply, screen, world, text } = await renderComposer({
      beforeSend: () => new Promise<never>(() => {}),
    });
    await reply("Waits");
    await expect.element(screen.getByText("Checking before it goes")).toBeVisible();
    await screen.getByRole("button", { name: "Cancel sending" }).click();
    await expect.element(text).not.toHaveAttribute("readonly");
    await expect.element(text).toHaveValue("Waits");
    expect(await world.replies()).toEqual([]);
  });
});

describe("somebody was faster", () => {
  /** A customer writes while the agent does; the composer learns of it on focus. */
  async function overtaken() {
    const composer = await renderComposer();
    const { world } = composer;
    const looks = async () => {
      const requests = (await world.control("GET", "/requests")) as { path: string }[];
      return requests.filter(({ path }) => path.endsWith("/123/threads")).length;
    };
    await expect.poll(looks).toBe(1);
    const thread = { type: "customer", text: "It works again, thank you!" };
    await world.control("POST", "/conversations/123/threads", thread);
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    await expect.poll(looks).toBe(2);
    await expect.poll(() => composer.client.isFetching()).toBe(0);
    return composer;
  }

  test("is said above the text as soon as it is known, and nothing is asked about what was read there", async () => {
    const { reply, screen, banner, text } = await overtaken();
    const words = screen.getByText(/ replied$/);
    await expect.element(words).toBeVisible();
    const box = (element: Element) => element.getBoundingClientRect();
    expect(box(words.element()).bottom).toBeLessThan(box(text.element()).top);
    await expect
      .poll(() => screen.container.querySelector("form > [aria-live=polite]")?.textContent)
      .toMatch(/ replied$/);
    await screen.getByRole("button", { name: "Show" }).click();
    await expect.element(screen.getByText("It works again, thank you!")).toBeVisible();
    await reply("Good to hear!");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.poll(() => screen.container.querySelector(".rc-newer")).toBeNull();
  });

  test("counts as seen once the strip was in view for a while", async () => {
    const { reply, screen, banner } = await overtaken();
    await expect.element(screen.getByText(/ replied$/)).toBeVisible();
    await expect
      .poll(() => screen.container.querySelector("[data-unseen]"), { timeout: 10_000 })
      .toBeNull();
    await reply("Good to hear!");
    await expect.poll(() => banner("sent")).toBeTruthy();
  });

  test("is said once, and shown before it is answered", async () => {
    showStrip = hideStrip();
    const { reply, screen, banner, world, text } = await overtaken();
    await reply("Have you tried turning it off?");
    const dialog = screen.getByRole("dialog");
    await expect.element(dialog).toHaveTextContent(/replied just now/);
    await expect.element(screen.getByRole("button", { name: "Review" })).toHaveFocus();
    letTimePass();
    await userEvent.keyboard("{Enter}");
    await expect.element(dialog).toHaveTextContent("It works again, thank you!");
    await screen.getByRole("button", { name: "Go back" }).click();
    await expect.element(text).toHaveValue("Have you tried turning it off?");
    expect(await world.replies()).toEqual([]);
    // Once: it has been read now.
    await reply("Good to hear!");
    await expect.poll(() => banner("sent")).toBeTruthy();
  });

  test("can be overruled", async () => {
    showStrip = hideStrip();
    const { reply, screen, banner, world } = await overtaken();
    await reply();
    await screen.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(1);
  });

  test("is not said of the agent's own replies", async () => {
    const { reply, banner, client } = await renderComposer();
    await reply("First");
    await expect.poll(() => banner("sent")).toBeTruthy();
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    await expect.poll(() => client.isFetching()).toBe(0);
    await reply("Second");
    await expect.poll(() => banner("sent")).toBeTruthy();
  });

  test("is not asked of the server where the host says what it shows", async () => {
    showStrip = hideStrip();
    const { world, reply, banner, rerender, screen } = await renderComposer({
      conversation: {
        id: 123,
        status: "active",
        customer: { id: 123, email: "ann@example.com" },
        latestThreadId: 1,
      },
    });
    await reply("First");
    await expect.poll(() => banner("sent")).toBeTruthy();
    const requests = (await world.control("GET", "/requests")) as { path: string }[];
    expect(requests.some(({ path }) => path.endsWith("/threads"))).toBe(false);
    await rerender({
      conversation: {
        id: 123,
        status: "active",
        customer: { id: 123, email: "ann@example.com" },
        latestThreadId: 999_999,
      },
    });
    await reply("Second");
    await expect.element(screen.getByRole("dialog")).toHaveTextContent(/Somebody/);
  });

  test("is asked about where the host learned of it in its own check", async () => {
    showStrip = hideStrip();
    const shown = (latestThreadId: number) => ({
      conversation: { ...conversation, latestThreadId },
    });
    const { reply, rerender, screen, world } = await renderComposer({
      ...shown(1),
      beforeSend: async () => {
        await rerender(shown(999_999));
        return [];
      },
    });
    await reply();
    await expect.element(screen.getByRole("dialog")).toHaveTextContent(/Somebody/);
    expect(await world.replies()).toEqual([]);
  });
});
