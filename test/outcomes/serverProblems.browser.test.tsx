// What a server refuses, said of what the agent sees: a file, a chip, a field, or in words.
import { expect, test } from "vitest";
import { ReplyError, type ConversationApi, type FieldProblem } from "../../src/index.js";
import { heldFile } from "../attachments/files.js";
import { conversation, renderComposer } from "../browser/renderComposer.js";
import { agentAt, until } from "./agent.js";

async function begin(problems: FieldProblem[], props: Parameters<typeof renderComposer>[0] = {}) {
  const createReply: ConversationApi["createReply"] = async () => {
    throw new ReplyError({ code: "invalid", detail: { problems } }, "Bad request");
  };
  const composer = await renderComposer({
    api: { createReply, getConversation: async () => undefined, listThreads: async () => [] },
    ...props,
  });
  const agent = agentAt(composer.screen.container);
  const press = async () => {
    await agent.type("Hello");
    agent.pressKeys();
    await until(() => agent.banners().length > 0, "the refusal");
  };
  return { ...composer, agent, press, words: () => agent.banners()[0]?.words };
}

const files = [new File(["a"], "notes.txt"), new File(["b"], "invoice.pdf")];

test.each(["attachments[1].data", "/attachments/1/data", "reply.attachments.1"])(
  "%s is the second file: named, marked, and focused",
  async (path) => {
    const problem = { path, message: "may not be empty" };
    const { agent, press, words, files: list, attach } = await begin([problem]);
    attach(...files);
    await until(() => agent.hasFiles(2), "the files are prepared");
    await press();
    expect(words()).toMatch(/invoice\.pdf: may not be empty$/);
    const [first, second] = list.getByRole("listitem").elements();
    expect(second?.hasAttribute("data-invalid")).toBe(true);
    expect(second?.textContent).toContain("may not be empty");
    expect(first?.hasAttribute("data-invalid")).toBe(false);
    await until(
      () => document.activeElement?.getAttribute("aria-label") === "Remove invoice.pdf",
      "the focus is on it",
    );
  },
);

test("a file that was removed while Send waited for it moves no other one's problem", async () => {
  const problem = { path: "attachments[0].data", message: "may not be empty" };
  const { agent, press, words, attach } = await begin([problem]);
  const held = heldFile("held.bin");
  attach(held.file, ...files);
  await until(() => agent.canPress("Remove held.bin"), "the files are listed");
  const refused = press();
  await until(() => agent.isSending(), "it waits");
  agent.press("Remove held.bin");
  await refused;
  expect(words()).toMatch(/notes\.txt: may not be empty$/);
});

test.each(["cc[1]", "/cc/1", "$.cc.1"])("%s is the second chip: named and marked", async (path) => {
  const problem = { path, message: "is on the blocklist" };
  const { press, ccList, cc, screen } = await begin([problem], {
    initial: { cc: ["one@example.com", "two@example.com"] },
  });
  await press();
  const [first, second] = ccList.getByRole("listitem").elements();
  expect(second?.hasAttribute("data-invalid")).toBe(true);
  expect(first?.hasAttribute("data-invalid")).toBe(false);
  await expect.element(cc).toHaveAccessibleDescription("two@example.com: is on the blocklist");
  await expect.element(cc).toHaveFocus();
  // Taken out, nothing is wrong any more.
  await screen.getByRole("button", { name: "Remove two@example.com" }).click();
  await expect.element(cc).toHaveAttribute("aria-invalid", "false");
});

test("customer.email is the customer", async () => {
  const problem = { path: "customer.email", message: "has bounced before" };
  const { press, customer } = await begin([problem]);
  await press();
  await expect.element(customer).toHaveAccessibleDescription("has bounced before");
  await expect.element(customer).toHaveFocus();
});

test.each([
  ["nothing known", "customFields[0].fieldValue", /custom fields 1 field value: is wrong$/],
  ["a file that is not there", "attachments[7].data", /Attachments: is wrong$/],
  ["a switch", "draft", /Save as draft: is wrong$/],
  ["a field that is not shown", "user", /Reply as: is wrong$/],
  ["nothing at all", "", /Nothing was sent\.is wrong$/],
])("%s is said in words", async (_what, path, expected) => {
  const { press, words } = await begin([{ path, message: "is wrong" }]);
  await press();
  expect(words()).toMatch(expected);
});

test("a field that is shown says it beside itself alone", async () => {
  const users = [{ id: 1, name: "Bea Cole" }];
  const problem = { path: "user", message: "is not active" };
  const { press, words, screen } = await begin([problem], { users, conversation });
  await press();
  expect(words()).not.toContain("is not active");
  const field = screen.getByRole("combobox", { name: "Reply as" });
  await expect.element(field).toHaveAccessibleDescription("is not active");
});
