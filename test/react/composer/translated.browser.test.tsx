import { expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { staleTexts, translatePage } from "../../browser/translatePage.js";
import { agentAt, until } from "../../outcomes/agent.js";

const words = "See the attached invoice";
const users = [{ id: 7, name: "Maya Okafor" }];
const secrets = ["Ann Lee", "Marcus Holt", "bob@example.org", "Maya", "invoice 12.pdf", words];

test.each(["moves", "replaces", "comes-late"] as const)(
  "a translation that %s nodes: nothing throws, what changes is shown, and names are kept",
  async (translator) => {
    const { screen, world, ref, cc, banner, client } = await renderComposer({
      conversation: { ...conversation, customer: { id: 123, name: "Ann Lee" } },
      drafts: { scope: crypto.randomUUID() },
      internalDomains: ["example.com"],
      maxFileSize: 100,
      users,
    });
    const { container } = screen;
    const agent = agentAt(container);
    onTestFinished(translatePage(container, translator));
    onTestFinished(async () => void (await world.control("DELETE", "/faults")));
    /** Waits for what is shown to be so, and for the whole page to be as React has it. */
    const shows = async (what: string | RegExp) => {
      await until(
        () => container.textContent.match(what) && staleTexts(container).length === 0,
        `${what}`,
      );
      const translated = [...container.querySelectorAll("font")].map((font) => font.textContent);
      expect(translated.filter((text) => secrets.some((each) => text.includes(each)))).toEqual([]);
    };
    await until(() => agent.canType() && client.isFetching() === 0, "the draft is there");

    // Faster than the translation of the first.
    for (const status of ["closed", "pending", "closed"] as const) ref.current?.set({ status });
    await shows(/To Ann Lee · becomes Closed/);
    agent.toggleDraft();
    await shows(/Save draft.*Saves a draft/);
    agent.toggleDraft();
    await shows(/Send reply.*To Ann Lee/);

    await cc.fill("mar holt");
    await expect.element(screen.getByRole("option").first()).toHaveTextContent(/Marcus Holt/);
    await cc.fill("holt");
    await shows("Marcus Holt");
    // Until it was found by this text, it is shown and not taken.
    await expect
      .element(screen.getByRole("option").first())
      .toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("{Enter}");
    await shows(/Nobody at holtandsons\.example/);
    agent.addCc("bob@");
    await shows(/“bob@” is not an email address/);
    agent.press("Remove bob@");
    agent.addCc("bob@example.org");
    await shows(/Nobody at holtandsons\.example, example\.org/);
    ref.current?.set({ cc: Array.from({ length: 12 }, (_, n) => `member-${n}@example.com`) });
    await agent.type(words);
    await shows(/\+ \d+ more/);
    agent.press("Clear all Cc recipients");
    await shows(/12 addresses removed from Cc/);
    agent.press("Undo");
    await shows(/12 addresses back in Cc/);

    agent.attach(new File([new Uint8Array(200)], "invoice 12.pdf"));
    await shows(/Too large: 200 bytes, the limit is 100 bytes/);
    agent.pressKeys();
    await shows(/Nothing was sent\. Retry or remove/);
    agent.press("Remove invoice 12.pdf");
    agent.pressKeys();
    await shows(/nothing is attached/);
    agent.attach(new File([new Uint8Array(20)], "invoice 12.pdf"));
    await shows(/1 file, .* when sent/);
    await until(() => agent.isPrepared() && !agent.isAsked(), "that answers it");

    await world.control("POST", "/faults", { then: { hang: true } });
    agent.pressKeys();
    await shows(/Sending…|Waiting for the server/);
    agent.press("Cancel sending");
    await until(() => agent.banners().length > 0 || !agent.isSending(), "it is stopped");
    await world.control("DELETE", "/faults");
    await world.control("POST", "/faults", { then: { status: 500 } });
    agent.pressKeys();
    await shows(/An earlier try may have been sent/);
    agent.press("Send anyway");
    await shows(/server error/);
    agent.press("Try again");
    await until(() => banner("sent"), "it is sent");
    await shows(/Reply sent/);
    await agent.type("T");
    await shows(/To Ann Lee · stays Active/);
    await agent.type("");
    await until(() => agent.read().text === "" && agent.hasFiles(0), "the form is empty");
    expect(banner("sent")).toBe(null);
  },
);
