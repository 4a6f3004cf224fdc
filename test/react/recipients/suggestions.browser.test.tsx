import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { CustomerValue } from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

/** Those of Cc; the status picker has options too. */
async function renderWithPeople(given?: Parameters<typeof renderComposer>[0]) {
  const composer = await renderComposer(given);
  const list = composer.screen.getByRole("listbox", { name: "Suggestions for Cc", exact: true });
  const people = list.getByRole("option");
  return { ...composer, people, names: () => people.elements().map((one) => one.textContent) };
}

const customers = { method: "GET", path: "/v2/customers" };

describe("suggestions", () => {
  test("mark what was looked for, by name and by address", async () => {
    const { cc, screen } = await renderWithPeople();
    await cc.fill("HOLT");
    const option = screen.getByRole("option", { name: /^Marcus Holt marcus/ });
    await expect.element(option).toBeVisible();
    const marks = [...option.element().querySelectorAll("mark")].map((mark) => mark.textContent);
    expect(marks).toEqual(["Holt", "holt", "holt"]);
  });

  test("come from the host too, its own first, each person once", async () => {
    const suggestRecipients = vi.fn(async (): Promise<CustomerValue[]> => [
      { email: "crew@example.com", name: "Holt Crew" },
      { email: "MARCUS.holt@holtandsons.example", name: "Marcus of the crew" },
    ]);
    const { cc, ccList, people, names } = await renderWithPeople({ suggestRecipients });
    await cc.fill("holt");
    await expect.element(people.first()).toHaveTextContent("Holt Crew");
    expect(names().filter((name) => /marcus/i.test(name))).toHaveLength(2);
    await userEvent.keyboard("{Enter}");
    await expect.element(ccList).toHaveTextContent("crew@example.com");
    expect(suggestRecipients).toHaveBeenCalledWith("holt", { signal: expect.any(AbortSignal) });
  });

  test("of one source survive the failure of the other", async () => {
    const suggestRecipients = () => Promise.reject(new Error("no directory"));
    const { cc, screen } = await renderWithPeople({ suggestRecipients });
    await cc.fill("holt");
    await expect.element(screen.getByRole("option", { name: /^Marcus Holt m/ })).toBeVisible();
  });

  test("let a press through to the field that a note about them covers", async () => {
    const { cc, bcc, screen } = await renderWithPeople();
    await cc.fill("nobody by that name");
    await expect.element(screen.getByText("No matches.").first()).toBeInTheDocument();
    await bcc.click();
    await expect.element(bcc).toHaveFocus();
  });

  test("say that they load, that there is nobody, and that they fail", async () => {
    const { cc, screen, world } = await renderWithPeople();
    await world.control("POST", "/faults", { match: customers, times: null, then: { hang: true } });
    await cc.fill("marcus");
    const live = (text: string) =>
      screen
        .getByText(text)
        .elements()
        .filter((element) => element.closest("[aria-live=polite]"));
    // Heard, it would come after what was found.
    await expect.element(screen.getByText("Searching…")).toBeVisible();
    await expect.element(cc).toHaveAttribute("aria-expanded", "false");
    // It is said before the request is made: what is to fail must hang first.
    const isAsked = async () => {
      const requests = (await world.control("GET", "/requests")) as { path: string }[];
      return requests.some(({ path }) => path === customers.path);
    };
    await expect.poll(isAsked).toBe(true);
    await world.control("DELETE", "/faults");
    await expect.poll(() => live("Suggestions aren’t available.")).toHaveLength(1);
    await cc.fill("nobody by that name");
    await expect.poll(() => live("No matches.")).toHaveLength(1);
  });

  test("are aborted when they are stale, and kept for the next time", async () => {
    const signals: AbortSignal[] = [];
    const asked: string[] = [];
    const suggestRecipients = (query: string, { signal }: { signal: AbortSignal }) => {
      asked.push(query);
      signals.push(signal);
      return query === "slow" ? new Promise<CustomerValue[]>(() => {}) : [];
    };
    const { cc, screen, people } = await renderWithPeople({ suggestRecipients });
    await cc.fill("slow");
    await expect.poll(() => asked).toEqual(["slow"]);
    await cc.fill("marcus");
    await expect.element(people.first()).toBeVisible();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await cc.fill("anna");
    await expect.poll(() => asked).toEqual(["slow", "marcus", "anna"]);
    await cc.fill("marcus");
    await expect.element(screen.getByRole("option", { name: /^Marcus Holt m/ })).toBeVisible();
    expect(asked).toHaveLength(3);
  });

  test("that arrive under the highlight leave it on the same person, or on nobody", async () => {
    const cleo = { email: "cleo@hzqx.example" };
    const dora = { email: "dora@hzqx.example" };
    const found: Record<string, CustomerValue[]> = {
      hz: [{ email: "adam@hzqx.example" }, { email: "bert@hzqx.example" }, cleo],
      hzq: [cleo, dora],
      hzqx: [dora],
    };
    const answers = new Map<string, () => void>();
    const { cc, ccList, people, names } = await renderWithPeople({
      suggestRecipients: (query) =>
        new Promise((answer) => answers.set(query, () => answer(found[query] ?? []))),
    });
    const type = async (text: string) => {
      await cc.click();
      await userEvent.keyboard(text);
      const query = (cc.element() as HTMLInputElement).value;
      await expect.poll(() => answers.has(query)).toBe(true);
      return answers.get(query);
    };
    (await type("hz"))?.();
    await expect.poll(names).toHaveLength(3);
    // The list of "hz" still stands, and an arrow key chooses from it.
    const answer = await type("q");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    await expect.element(people.nth(2)).toHaveAttribute("aria-selected", "true");
    answer?.();
    await expect.poll(names).toHaveLength(2);
    await expect.element(people.nth(0)).toHaveAttribute("aria-selected", "true");
    const last = await type("x");
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(people.nth(0)).toHaveAttribute("aria-selected", "true");
    last?.();
    await expect.poll(names).toEqual([dora.email]);
    await expect.element(people.nth(0)).toHaveAttribute("aria-selected", "false");
    await userEvent.keyboard("{Enter}");
    await expect.element(ccList.getByRole("listitem")).toHaveTextContent("hzqx");
  });

  test("of what was typed before are kept where they still fit, and else chosen by no key", async () => {
    const found = [{ email: "anna@staff.example" }, { email: "annex7@staff.example" }];
    const asked: string[] = [];
    const { cc, ccList, people, names, screen } = await renderWithPeople({
      suggestRecipients: (query) => {
        asked.push(query);
        return query === "ann" ? found : new Promise(() => {});
      },
    });
    const ours = () => names().filter((name) => name.endsWith("@staff.example"));
    await cc.click();
    await userEvent.keyboard("ann");
    await expect.poll(ours).toHaveLength(2);
    await userEvent.keyboard("ex");
    expect(ours()).toEqual(["annex7@staff.example"]);
    // At once, before anybody is asked.
    await userEvent.keyboard("t{ArrowDown}{Enter}");
    await expect.element(ccList.getByRole("listitem")).toHaveTextContent("annext");
    await cc.click();
    await userEvent.keyboard("ann");
    await expect.poll(ours).toHaveLength(2);
    await userEvent.keyboard("ouk");
    await expect.poll(() => asked).toContain("annouk");
    await expect.element(screen.getByText("Searching…").first()).toBeInTheDocument();
    await expect.element(people.first()).not.toBeInTheDocument();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await expect.element(ccList.getByRole("listitem").nth(1)).toHaveTextContent("annouk");
  });

  test("are reached by arrows round the list and by page, in view, and never by the mouse in passing", async () => {
    const { cc, ccList, people, screen } = await renderWithPeople({
      suggestRecipients: () =>
        Array.from({ length: 30 }, (_, index) => ({ email: `one${index}@crowd.example` })),
    });
    const list = screen.getByRole("listbox", { name: "Suggestions for Cc", exact: true });
    const isInView = (option: Element) => {
      const { top, bottom } = option.getBoundingClientRect();
      const around = list.element().getBoundingClientRect();
      return top >= around.top && bottom <= around.bottom;
    };
    await cc.fill("crowd");
    await expect.poll(() => people.elements().length).toBe(30);
    await expect.element(people.first()).toHaveAttribute("aria-selected", "true");
    for (const [key, index] of [
      ["ArrowUp", 29],
      ["ArrowDown", 0],
      ["PageDown", 10],
      ["PageUp", 0],
      ["PageDown", 10],
      ["PageDown", 20],
      ["PageDown", 29],
    ] as const) {
      await userEvent.keyboard(`{${key}}`);
      const option = people.nth(index);
      await expect.element(option).toHaveAttribute("aria-selected", "true");
      await expect.element(cc).toHaveAttribute("aria-activedescendant", option.element().id);
      await expect.poll(() => isInView(option.element())).toBe(true);
    }
    await userEvent.keyboard("{Escape}");
    await expect.element(cc).toHaveAttribute("aria-expanded", "false");
    await expect.element(cc).toHaveValue("crowd");
    await cc.click();
    await people.nth(3).hover();
    await userEvent.keyboard("{Enter}");
    await expect.element(ccList.getByRole("listitem")).toHaveTextContent("one0@crowd.example");
    await cc.fill("crowd");
    await people.nth(2).click();
    await expect
      .element(ccList.getByRole("listitem").nth(1))
      .toHaveTextContent("one3@crowd.example");
    await expect.element(cc).toHaveFocus();
  });

  test.for([
    ["at the end of the window", 640],
    ["where the window has room for three", 300],
  ] as const)("are in the window with their field %s", async ([, height]) => {
    const { innerWidth, innerHeight } = window;
    await page.viewport(800, height);
    onTestFinished(() => page.viewport(innerWidth, innerHeight));
    const { cc, screen, people } = await renderWithPeople({
      suggestRecipients: () =>
        Array.from({ length: 30 }, (_, index) => ({ email: `one${index}@crowd.example` })),
    });
    const form = screen.getByRole("form").element();
    screen.container.style.paddingBlockStart = `${height - form.getBoundingClientRect().bottom}px`;
    await cc.fill("crowd");
    await expect.poll(() => people.elements().length).toBe(30);
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(people.last()).toHaveAttribute("aria-selected", "true");
    await expect.element(people.last()).toBeInViewport({ ratio: 0.9 });
  });

  test("are above a phone’s keyboard where it does not shrink the page", async () => {
    const { cc, screen, people } = await renderWithPeople({
      suggestRecipients: () =>
        Array.from({ length: 30 }, (_, index) => ({ email: `one${index}@crowd.example` })),
    });
    screen.container.style.paddingBlockStart = "300px";
    // Safari’s keyboard, which tells of itself by the visual viewport alone.
    const view = { offsetTop: 0, height: 440, width: innerWidth, scale: 1 };
    const shown = vi.spyOn(window, "visualViewport", "get");
    shown.mockReturnValue(Object.assign(new EventTarget(), view) as VisualViewport);
    onTestFinished(() => shown.mockRestore());
    await cc.fill("crowd");
    await expect.poll(() => people.elements().length).toBe(30);
    const list = people.first().element().parentElement;
    expect(list?.getBoundingClientRect().bottom).toBeLessThanOrEqual(440);
  });

  test("are not chosen by Home or End, which belong to the text", async () => {
    const { cc, ccList, people } = await renderWithPeople();
    await cc.fill("marcus");
    await expect.element(people.first()).toBeVisible();
    await userEvent.keyboard("{Home}x{End}y{Enter}");
    await expect.element(ccList.getByRole("listitem")).toHaveTextContent("xmarcusy");
  });

  test("leave out whoever gets the reply already, and the mailbox itself", async () => {
    const { cc, people, names } = await renderWithPeople({
      conversation: { ...conversation, ownEmails: ["mholtby@holtandsons.example"] },
      initial: { bcc: ["accounts@holtandsons.example"] },
    });
    await cc.fill("holtandsons");
    await expect.element(people.first()).toBeVisible();
    expect(names()).toEqual(["Marcus Holtmarcus.holt@holtandsons.example"]);
  });
});

describe("warnings before a reply goes to strangers", () => {
  test("an unknown address creates a customer; who has not written is named", async () => {
    const { customer, screen } = await renderComposer();
    await customer.fill("new@elsewhere.example");
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveAccessibleDescription(/a new customer is created/);
    await expect
      .element(customer)
      .toHaveAccessibleDescription(/new@elsewhere\.example hasn’t written in this conversation/);
    await customer.fill("marcus");
    await expect.element(screen.getByRole("option", { name: /^Marcus Holt m/ })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect
      .element(customer)
      .toHaveAccessibleDescription(/won’t get this reply\. Marcus Holt hasn’t written in this/);
    await customer.fill("ANN@example.com");
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveValue("Ann Lee <ann@example.com>");
    await expect.element(customer).not.toHaveAccessibleDescription();
  });

  test("somebody who has written is no stranger", async () => {
    // A host that says what is newest spares the composer its own look at the threads.
    const { customer, changeCustomer, bcc, world } = await renderComposer({
      conversation: { ...conversation, latestThreadId: 1 },
    });
    const asked = async () =>
      ((await world.control("GET", "/requests")) as { path: string }[]).filter(({ path }) =>
        path.endsWith("/threads"),
      );
    expect(await asked()).toEqual([]);
    // Daniel Price, who wrote the conversation that this one shows with another customer.
    await customer.fill("daniel.price@example.com");
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveAccessibleDescription(/Replying to daniel\.price/);
    // The threads name this domain: once they are read, nothing is said of it.
    await bcc.fill("x@fernhill.example");
    await userEvent.keyboard("{Enter}");
    await expect.element(bcc).toHaveAccessibleDescription(/^1 address\./);
    expect(await asked()).toHaveLength(1);
    await expect.element(changeCustomer).not.toHaveAccessibleDescription(/hasn’t written/);
  });

  test("a domain that the conversation has not seen is named, unless it is internal", async () => {
    const { cc, bcc, ccList } = await renderComposer({
      internalDomains: ["partner.example"],
      conversation: { ...conversation, cc: ["x@seen.example"] },
    });
    await cc.fill("a@seen.example, b@mail.partner.example, c@example.com");
    await userEvent.keyboard("{Enter}");
    await bcc.fill("d@strange.example");
    await userEvent.keyboard("{Enter}");
    await expect.element(bcc).toHaveAccessibleDescription(/^Nobody at strange\.example is in/);
    await expect.element(ccList.getByRole("listitem").nth(3)).toBeVisible();
    await expect.element(cc).not.toHaveAccessibleDescription(/Nobody at/);
  });
});
