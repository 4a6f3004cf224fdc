import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

/** A composer whose background look has told who took part, and how often the threads were read. */
async function composerThatKnows(props: Parameters<typeof renderComposer>[0] = {}) {
  const composer = await renderComposer({ internalDomains: ["example.net"], ...props });
  const reads = async () => {
    const requests = (await composer.world.control("GET", "/requests")) as { path: string }[];
    return requests.filter(({ path }) => path.endsWith("/threads")).length;
  };
  await expect.poll(reads).toBe(props.conversation?.latestThreadId === undefined ? 1 : 0);
  await expect.poll(() => composer.client.isFetching()).toBe(0);
  const copy = async (field: "cc" | "bcc", text: string) => {
    await composer[field].fill(text);
    await userEvent.keyboard("{Enter}");
  };
  const dialog = composer.screen.getByRole("dialog");
  const answer = (name: string) => composer.screen.getByRole("button", { name });
  return { ...composer, reads, copy, dialog, answer };
}

describe("a strange recipient", () => {
  test("is asked about by name and field, and the way back leads there", async () => {
    const { copy, reply, dialog, answer, cc, reads, world, banner } = await composerThatKnows();
    await copy("cc", "eve@elsewhere.example, kim@mail.example.net");
    await copy("bcc", "mallory@other.example");
    await reply();
    await expect
      .element(dialog)
      .toHaveTextContent(/\(Cc\): eve@elsewhere\.example.*\(Bcc\): mallory@other\.example/);
    await expect.element(dialog).not.toHaveTextContent("kim@");
    await answer("Go back").click();
    await expect.element(cc).toHaveFocus();
    expect(await world.sent()).toEqual([]);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await answer("Send anyway").click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([
      {
        cc: ["eve@elsewhere.example", "kim@mail.example.net"],
        bcc: ["mallory@other.example"],
      },
    ]);
    // Send has not asked the server; what followed the send is the next look.
    expect(await reads()).toBe(1);
  });

  test("is asked about once in a reply, however often that must be tried", async () => {
    const { copy, reply, answer, banner, world, dialog } = await composerThatKnows();
    await copy("cc", "eve@elsewhere.example");
    await world.control("POST", "/faults", { then: { status: 403 } });
    await reply();
    await answer("Send anyway").click();
    await expect.poll(() => banner("failed")).toBeTruthy();
    await copy("bcc", "mallory@other.example");
    await answer("Try again").click();
    await expect.element(dialog).toHaveTextContent(/^(?!.*eve@).*mallory@other\.example/);
    await answer("Send anyway").click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    // Another reply is another decision.
    await copy("cc", "eve@elsewhere.example");
    await reply();
    await expect.element(dialog).toHaveTextContent("eve@elsewhere.example");
  });

  test("is a customer who has not written, unless colleague or chosen by the host", async () => {
    const { customer, reply, dialog, answer, cc, banner } = await composerThatKnows({
      initial: { customer: { email: "host@elsewhere.example" } },
    });
    await customer.fill("eve@elsewhere.example");
    await userEvent.keyboard("{Enter}");
    await reply();
    await expect
      .element(dialog)
      .toHaveTextContent("You’re replying to eve@elsewhere.example, who hasn’t written");
    await answer("Go back").click();
    await expect.element(customer).toHaveFocus();
    for (const known of ["kim@example.net", "host@elsewhere.example"]) {
      await customer.fill(known);
      await cc.click();
      await reply();
      await expect.poll(() => banner("sent")).toBeTruthy();
    }
  });

  test.each([
    ["where the host does not say what is internal", { internalDomains: undefined }],
    ["where the check is switched off", { checks: { stranger: false } }],
    [
      "of the conversation's own copies",
      { conversation: { ...conversation, cc: ["a@new.example"] } },
    ],
    ["of copies that the host gave", { initial: { cc: ["a@new.example"] } }],
  ])("is not asked about %s", async (_where, props) => {
    const { copy, reply, banner, world } = await composerThatKnows(props);
    await copy("cc", "a@new.example");
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ cc: ["a@new.example"] }]);
  });

  test("is not asked about where nobody knows who took part", async () => {
    const { copy, reply, banner, world, customer, changeCustomer } = await renderComposer({
      internalDomains: [],
      conversation: { ...conversation, latestThreadId: 1 },
    }).then((composer) => ({
      ...composer,
      copy: async (text: string) => {
        await composer.world.control("POST", "/faults", {
          match: { path: "/threads" },
          times: null,
          then: { status: 500 },
        });
        await composer.cc.fill(text);
        await userEvent.keyboard("{Enter}");
      },
    }));
    await copy("a@new.example");
    await customer.fill("new@elsewhere.example");
    await userEvent.keyboard("{Enter}");
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toHaveLength(1);
    await expect.element(changeCustomer).not.toHaveAccessibleDescription(/hasn’t written/);
  });
});

describe("the conversation's threads", () => {
  test("are read once for all who want to know of them", async () => {
    const { customer, reads } = await composerThatKnows();
    await customer.fill("new@elsewhere.example");
    await userEvent.keyboard("{Enter}");
    await expect.element(customer).toHaveAccessibleDescription(/hasn’t written/);
    expect(await reads()).toBe(1);
  });

  test("are read on need alone where the host says what is newest", async () => {
    const { copy, cc, reads, reply, dialog } = await composerThatKnows({
      conversation: { ...conversation, latestThreadId: 1 },
    });
    await copy("cc", "kim@example.net");
    expect(await reads()).toBe(0);
    await copy("cc", "eve@elsewhere.example");
    await expect.poll(reads).toBe(1);
    await expect.element(cc).toHaveAccessibleDescription(/Nobody at .+ is in this conversation/);
    await reply();
    await expect.element(dialog).toHaveTextContent("eve@elsewhere.example");
    expect(await reads()).toBe(1);
  });
});
