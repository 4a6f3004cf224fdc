import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

/** The request of the seed, letter for letter. */
const seedExample = {
  customer: { id: 123 },
  text: "How are you?",
  attachments: [{ fileName: "file.txt", mimeType: "plain/text", data: "ZmlsZQ==" }],
};

describe("what reaches the wire", () => {
  test("sends the seed's example deep-equal to the seed's", async () => {
    const { attach, reply, banner, world } = await renderComposer();
    attach(new File(["file"], "file.txt", { type: "plain/text" }));
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toEqual([seedExample]);
  });

  test("leaves out what the agent left alone", async () => {
    const { reply, banner, world } = await renderComposer();
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    const [body] = await world.sent();
    expect(Object.keys(Object(body)).toSorted()).toEqual(["customer", "text"]);
  });

  test("sends every field of the API", async () => {
    const { screen, text, cc, bcc, status, banner, world } = await renderComposer({
      users: [{ id: 2, name: "Jonas Weber" }],
      allowImported: true,
      statuses: ["active", "closed"],
    });
    await cc.fill("cc@example.com,");
    await userEvent.keyboard("{Enter}");
    await bcc.fill("bcc@example.com");
    await text.fill("Hello");
    await status.selectOptions("closed");
    await screen.getByRole("combobox", { name: "Reply as" }).selectOptions("2");
    await screen.getByRole("button", { name: "More options" }).click();
    await screen.getByRole("switch", { name: "Imported" }).click();
    await screen.getByLabelText("Created at").fill("2020-05-17T10:30");
    await screen.getByRole("button", { name: "Add to history" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toEqual([
      {
        customer: { id: 123 },
        text: "Hello",
        cc: ["cc@example.com"],
        bcc: ["bcc@example.com"],
        status: "closed",
        user: 2,
        imported: true,
        createdAt: new Date("2020-05-17T10:30").toISOString(),
      },
    ]);
  });

  test("always sends the conversation's own Cc and Bcc, and [] when all were removed", async () => {
    const own = { ...conversation, cc: ["one@example.com"], bcc: ["two@example.com"] };
    const { screen, bccList, reply, banner, world } = await renderComposer({ conversation: own });
    await expect.element(bccList).toHaveTextContent("two@example.com");
    await screen.getByRole("button", { name: "Remove one@example.com" }).click();
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ cc: [], bcc: ["two@example.com"] }]);
  });

  test("escapes plain text, since the server takes it as HTML", async () => {
    const { reply, banner, world } = await renderComposer();
    await reply("1 < 2 & 3\nnext line");
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ text: "1 &lt; 2 &amp; 3<br>next line" }]);
  });

  test("answers a typed address as an address, and warns that it may create a customer", async () => {
    const { customer, screen, reply, banner, world } = await renderComposer();
    await customer.fill("jörg@münchen.de");
    await userEvent.keyboard("{Enter}");
    await expect.element(screen.getByText(/a new customer is created/)).toBeVisible();
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ customer: { email: "jörg@münchen.de" } }]);
  });
});
