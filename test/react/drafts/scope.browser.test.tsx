import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import {
  createHelpScoutApi,
  ReplyComposer,
  useOutbox,
  useReplyComposer,
  type ConversationApi,
  type ReplyComposerOptions,
} from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";
import { createWorld } from "../../browser/world.js";
import { asksBeforeLeaving, newScope, refusing } from "../../drafts/faults.js";

/** Two agents at one desk. */
function twoAgents() {
  const { storage, memory } = refusing(() => undefined);
  const draftsOf = () => ({ scope: newScope(), storage });
  const [ann, ben] = [draftsOf(), draftsOf()];
  const textOf = async ({ scope }: { scope: string }) => {
    const draft = await memory.get(["draft", scope, "123"]);
    return (draft as { values: { text: { value: string } } } | undefined)?.values.text.value;
  };
  return { ann, ben, textOf };
}

const file = (name: string) => new File([name], name, { type: "text/plain" });

function Tray({ client }: { client: QueryClient }) {
  const entries = useOutbox(client);
  return <output>{entries.map(({ text }) => text).join()}</output>;
}

/** Whose text, recipients and files are shown. */
function shown(container: HTMLElement) {
  const textarea = container.querySelector("textarea");
  const items = [...container.querySelectorAll("li")].map((one) => one.textContent).join();
  return { text: textarea?.value, hasCopy: items.includes("@"), hasFile: items.includes(".txt") };
}
const nothing = { text: "", hasCopy: false, hasFile: false };

describe("another agent at the same desk", () => {
  test("sees a reply of their own or none, and the first finds theirs on the way back", async () => {
    const { ann, ben, textOf } = twoAgents();
    const { text, cc, attach, screen, rerender } = await renderComposer({ drafts: ann });
    const { container } = screen;
    await text.fill("From Ann");
    await cc.fill("copy@example.org,");
    attach(file("ann.txt"));
    const anns = { text: "From Ann", hasCopy: true, hasFile: true };
    await expect.poll(() => shown(container)).toEqual(anns);
    await rerender({ drafts: ben });
    await expect.poll(() => shown(container)).toEqual(nothing);
    await text.fill("From Ben");
    await expect.poll(() => textOf(ben)).toBe("From Ben");
    expect(await textOf(ann)).toBe("From Ann");
    await rerender({ drafts: ann });
    await expect.poll(() => shown(container)).toEqual(anns);
    // Nobody in particular is somebody else, too; and so is a change of both at once.
    await rerender({ drafts: undefined });
    await expect.poll(() => shown(container)).toEqual(nothing);
    await rerender({ drafts: ann });
    await expect.poll(() => shown(container)).toEqual(anns);
    await rerender({ drafts: ben, conversation: { ...conversation, id: 101 } });
    await expect.poll(() => shown(container)).toEqual(nothing);
  });

  test("hears nothing of what a merge would bring along from the first", async () => {
    const { ann, ben } = twoAgents();
    const merged = { ...conversation, id: 106 };
    const given = { conversation: merged, drafts: ann };
    const { text, screen, rerender, world } = await renderComposer(given);
    await text.fill("From Ann");
    await rerender({ drafts: ben, conversation: { ...conversation, id: 101 } });
    await expect.poll(() => shown(screen.container)).toEqual(nothing);
    await rerender({ drafts: ann, conversation: merged });
    await expect.element(text).toHaveValue("From Ann");
    const requests = (await world.control("GET", "/requests")) as { path: string }[];
    expect(requests.filter(({ path }) => path.endsWith("/conversations/106"))).toEqual([]);
  });

  test("has no part in a failed reply of the first, nor sees it in the outbox", async () => {
    const { ann, ben } = twoAgents();
    const client = new QueryClient();
    const tray = () => screen.container.querySelector("output")?.textContent;
    const { reply, banner, screen, rerender, world } = await renderComposer({
      client,
      drafts: ann,
      around: (composer) => (
        <>
          {composer}
          <Tray client={client} />
        </>
      ),
    });
    await world.control("POST", "/faults", { then: { status: 500 } });
    await reply("From Ann");
    await expect.poll(() => banner("failed") ?? banner("maybe-sent")).toBeTruthy();
    expect(tray()).toBe("From Ann");
    await rerender({ drafts: ben });
    await expect.poll(() => shown(screen.container)).toEqual(nothing);
    expect(banner("failed") ?? banner("maybe-sent")).toBeNull();
    expect(tray()).toBe("");
    await rerender({ drafts: ann });
    await expect.poll(() => banner("failed") ?? banner("maybe-sent")).toBeTruthy();
    expect(tray()).toBe("From Ann");
  });

  test("leaves a failed reply whole, with its files, where the first is kept elsewhere by then", async () => {
    const { ann, ben } = twoAgents();
    const { reply, attach, banner, screen, rerender, world } = await renderComposer({
      drafts: ann,
    });
    attach(file("ann.txt"));
    await world.control("POST", "/faults", { then: { status: 500 } });
    await reply("From Ann");
    await expect.poll(() => banner("failed")).toBeTruthy();
    await rerender({ drafts: ben });
    await expect.poll(() => shown(screen.container)).toEqual(nothing);
    await rerender({ drafts: { scope: ann.scope, storage: refusing(() => undefined).storage } });
    const anns = { text: "From Ann", hasCopy: false, hasFile: true };
    await expect.poll(() => shown(screen.container)).toEqual(anns);
    expect(banner("failed")).toBeTruthy();
  });

  test("is not told of a running send, which completes as the first one's", async () => {
    const { ann, ben, textOf } = twoAgents();
    const [toAnn, toBen] = [vi.fn(), vi.fn()];
    const given = { drafts: ann, onSent: toAnn };
    const { reply, text, banner, screen, rerender, world } = await renderComposer(given);
    await world.control("POST", "/faults", { then: { hang: "after-creating" } });
    await reply("From Ann");
    await expect.element(screen.getByRole("progressbar")).toBeVisible();
    await rerender({ drafts: ben, onSent: toBen });
    await expect.element(screen.getByRole("progressbar")).not.toBeInTheDocument();
    await text.fill("From Ben");
    await world.control("DELETE", "/faults");
    await expect.poll(() => toAnn).toHaveBeenCalledOnce();
    await expect.poll(() => textOf(ann)).toBeUndefined();
    expect(banner("sent")).toBeNull();
    await expect.element(text).toHaveValue("From Ben");
    expect(toBen).not.toHaveBeenCalled();
    await rerender({ drafts: ann, onSent: toAnn });
    await expect.poll(() => shown(screen.container)).toEqual(nothing);
  });

  test("does not send what the first has pressed: not by its check, nor at the end of its undo", async () => {
    const { ann, ben } = twoAgents();
    const api = { getConversation: async () => undefined, listThreads: async () => [] };
    const [asAnn, asBen] = [vi.fn(async () => ({})), vi.fn(async () => ({}))];
    let answer: (found: []) => void = () => {};
    const beforeSend = () => new Promise<[]>((resolve) => (answer = resolve));
    const given = { beforeSend, undoSeconds: 30, drafts: ann, api: { ...api, createReply: asAnn } };
    const { reply, text, screen, rerender } = await renderComposer(given);
    await reply("From Ann");
    await expect.element(text).toHaveAttribute("readonly");
    await rerender({ drafts: ben, api: { ...api, createReply: asBen } });
    await expect.element(text).not.toHaveAttribute("readonly");
    answer([]);
    await rerender({ drafts: ann, api: { ...api, createReply: asAnn } });
    await expect.element(screen.getByRole("button", { name: "Undo" })).toBeVisible();
    await rerender({ drafts: ben, api: { ...api, createReply: asBen } });
    await expect.element(screen.getByRole("button", { name: "Undo" })).not.toBeInTheDocument();
    await rerender({ drafts: ann, api: { ...api, createReply: asAnn } });
    await screen.getByRole("button", { name: "Send now" }).click();
    await expect.element(text).toHaveValue("");
    expect(asAnn).toHaveBeenCalledOnce();
    expect(asBen).not.toHaveBeenCalled();
  });

  test("has no part in what the first pressed and a check still holds: it goes as the first one's", async () => {
    const { ann, ben, textOf } = twoAgents();
    const api = { getConversation: async () => undefined, listThreads: async () => [] };
    const [asAnn, asBen] = [vi.fn<ConversationApi["createReply"]>(), vi.fn(async () => ({}))];
    asAnn.mockResolvedValue({ threadId: 7 });
    const [toAnn, toBen] = [vi.fn(), vi.fn()];
    let answer: (found: []) => void = () => {};
    const { text, cc, reply, banner, rerender } = await renderComposer({
      beforeSend: () => new Promise<[]>((resolve) => (answer = resolve)),
      drafts: ann,
      api: { ...api, createReply: asAnn },
      onSent: toAnn,
    });
    await cc.fill("copy@example.org,");
    await reply("From Ann");
    await expect.element(text).toHaveAttribute("readonly");
    const bens = { drafts: ben, api: { ...api, createReply: asBen }, onSent: toBen };
    await rerender({ ...bens, beforeSend: () => [] });
    await expect.element(text).not.toHaveAttribute("readonly");
    await text.fill("From Ben");
    answer([]);
    await expect.poll(() => toAnn.mock.calls).toEqual([[{ conversationId: 123, threadId: 7 }]]);
    const [[, sent] = []] = asAnn.mock.calls;
    expect(sent).toMatchObject({ text: { value: "From Ann" }, cc: ["copy@example.org"] });
    await expect.poll(() => textOf(ann)).toBeUndefined();
    expect([asAnn.mock.calls.length, asBen.mock.calls.length]).toEqual([1, 0]);
    expect(banner("sent")).toBeNull();
    expect(toBen).not.toHaveBeenCalled();
    await expect.element(text).toHaveValue("From Ben");
    await expect.poll(() => textOf(ben)).toBe("From Ben");
  });

  test("may have the same conversation open beside the first", async () => {
    const { ann, ben } = twoAgents();
    const world = createWorld();
    const api = createHelpScoutApi({ baseUrl: world.baseUrl });
    const shared = { api, conversation, queryClient: new QueryClient() };
    const screen = await render(
      <>
        <ReplyComposer {...shared} drafts={ann} aria-label="Ann" />
        <ReplyComposer {...shared} drafts={ben} aria-label="Ben" />
      </>,
    );
    const form = (name: string) => screen.getByRole("form", { name });
    const text = (name: string) => form(name).getByRole("textbox", { name: "Reply", exact: true });
    await text("Ann").fill("From Ann");
    await text("Ben").fill("From Ben");
    await form("Ann").getByRole("button", { name: "Send reply" }).click();
    await expect.element(text("Ann")).toHaveValue("");
    await expect.element(text("Ben")).toHaveValue("From Ben");
    expect(await world.sent()).toMatchObject([{ text: "From Ann" }]);
  });

  test("sees a reply of their own in markup of the host's, too, without a `key`", async () => {
    const { ann, ben } = twoAgents();
    const api = createHelpScoutApi({ baseUrl: createWorld().baseUrl });
    const queryClient = new QueryClient();
    function Own(options: Pick<ReplyComposerOptions, "drafts">) {
      const { values, change } = useReplyComposer({ api, conversation, queryClient, ...options });
      const { value } = values.text;
      return (
        <textarea
          value={value}
          onChange={(event) => change("text", { format: "plain", value: event.target.value })}
        />
      );
    }
    const screen = await render(<Own drafts={ann} />);
    const text = screen.getByRole("textbox");
    await text.fill("From Ann");
    await screen.rerender(<Own drafts={ben} />);
    await expect.element(text).toHaveValue("");
    await text.fill("From Ben");
    await screen.rerender(<Own drafts={ann} />);
    await expect.element(text).toHaveValue("From Ann");
    await screen.rerender(<Own drafts={ben} />);
    await expect.element(text).toHaveValue("From Ben");
  });
});

describe("an agent who is named later", () => {
  test("goes on with what was typed, where it was typed, and has it kept", async () => {
    const { ann, textOf } = twoAgents();
    const { text, attach, files, rerender } = await renderComposer();
    await text.fill("Hello");
    attach(file("first.txt"));
    await expect.element(files).toHaveTextContent("first.txt");
    const field = text.element();
    await rerender({ drafts: ann });
    await expect.poll(() => textOf(ann)).toBe("Hello");
    expect(text.element()).toBe(field);
    await expect.element(text).toHaveFocus();
    await expect.element(files).toHaveTextContent("first.txt");
    await expect.poll(asksBeforeLeaving).toBe(false);
  });

  test("is offered it beside a reply that the page holds already", async () => {
    const { ann } = twoAgents();
    const { text, banner, rerender } = await renderComposer({ drafts: ann });
    await text.fill("Of Ann");
    await rerender({ drafts: undefined });
    await expect.element(text).toHaveValue("");
    await text.fill("Of nobody yet");
    await rerender({ drafts: ann });
    await expect.element(text).toHaveValue("Of Ann");
    await expect.poll(() => banner("draft-offered")?.textContent ?? "").toContain("Of nobody yet");
  });
});
