import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import {
  Composer,
  createHelpScoutApi,
  ReplyComposer,
  useReplyComposer,
} from "../../../src/index.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const other = { ...conversation, id: "other-1", customer: { id: 9, name: "Bob" }, cc: [] };

describe("the conversation prop", () => {
  test("nothing leaks into another conversation, and nothing is lost on the way back", async () => {
    const { text, cc, customerText, attach, files, rerender, screen } = await renderComposer();
    await text.fill("For Ann only");
    await cc.fill("ann's copy@");
    attach(new File(["x"], "ann.txt"));
    await rerender({ conversation: other });
    await expect.element(text).toHaveValue("");
    await expect.element(cc).not.toBeInTheDocument();
    expect(customerText[0]?.textContent).toBe("Bob");
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
    await text.fill("For Bob");
    await rerender({ conversation });
    await expect.element(text).toHaveValue("For Ann only");
    await expect.element(files.getByRole("listitem")).toHaveTextContent("ann.txt");
    await expect.element(screen.getByText("For Bob")).not.toBeInTheDocument();
  });

  test("later changes move the fields left alone, and only those", async () => {
    const own = { ...conversation, cc: ["a@example.org"], bcc: ["b@example.org"] };
    const { screen, ccList, bccList, rerender } = await renderComposer({ conversation: own });
    await screen.getByRole("button", { name: "Remove b@example.org" }).click();
    await rerender({ conversation: { ...own, cc: ["new@example.org"], bcc: ["c@example.org"] } });
    await expect.element(ccList).toHaveTextContent("new@example.org");
    await expect.element(bccList).not.toHaveTextContent("c@example.org");
  });

  test("later changes reach a field left alone also while another conversation was shown", async () => {
    const own = { ...conversation, cc: ["a@example.com"], bcc: ["b@example.com"] };
    const { text, ccList, bccList, rerender, screen } = await renderComposer({ conversation: own });
    await text.fill("Half a sen");
    await screen.getByRole("button", { name: "Remove b@example.com" }).click();
    await rerender({ conversation: other });
    await rerender({ conversation: { ...own, cc: ["a@example.com", "n@example.com"] } });
    await expect.element(text).toHaveValue("Half a sen");
    await expect.element(ccList.getByRole("listitem").nth(1)).toHaveTextContent("n@example.com");
    await expect.element(bccList.getByRole("listitem")).not.toBeInTheDocument();
  });

  test("a new object with the same content changes nothing that was typed", async () => {
    const { text, cc, ccList, rerender } = await renderComposer();
    await text.fill("Half a sen");
    await cc.fill("x@example.org");
    await userEvent.keyboard("{Enter}");
    await rerender({ conversation: { ...conversation, status: "closed" } });
    await expect.element(text).toHaveValue("Half a sen");
    await expect.element(ccList).toHaveTextContent("x@example.org");
  });
});

describe("initial and the ref handle", () => {
  test("starts from the host's values, in plain text where HTML was given", async () => {
    const { text, status, draft, ccList } = await renderComposer({
      conversation: { ...conversation, cc: ["own@example.org"] },
      initial: {
        text: { format: "html", value: "Hi <b>Ann</b>,<br>1 &lt; 2" },
        cc: ["more@example.org", "OWN@example.org"],
        status: "pending",
        draft: true,
      },
    });
    await expect.element(text).toHaveValue("Hi Ann,\n1 < 2");
    await expect.element(status).toHaveValue("pending");
    await expect.element(draft).toBeChecked();
    const chips = ccList.getByRole("listitem");
    expect(chips.elements().map((chip) => chip.textContent)).toEqual([
      "own@example.org",
      "more@example.org",
    ]);
  });

  test("sends a user that the host set without listing it", async () => {
    const { reply, banner, world } = await renderComposer({ initial: { user: 3 } });
    await reply();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ user: 3 }]);
  });

  test("insert is one undo step and replaces nothing that is selected", async () => {
    const { text, ref } = await renderComposer();
    await text.fill("Hello Ann");
    const textarea = text.element();
    if (!(textarea instanceof HTMLTextAreaElement)) throw new Error("no textarea");
    textarea.setSelectionRange(0, 5);
    ref.current?.insert({ format: "plain", value: " dear" });
    await expect.element(text).toHaveValue("Hello dear Ann");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(text).toHaveValue("Hello Ann");
    ref.current?.insert({ format: "html", value: "Bye<br>Maya" }, "end");
    await expect.element(text).toHaveValue("Hello AnnBye\nMaya");
    ref.current?.insert({ format: "plain", value: "Re: " }, "start");
    await expect.element(text).toHaveValue("Re: Hello AnnBye\nMaya");
  });

  test("what was inserted is what is sent", async () => {
    const { ref, world, banner } = await renderComposer();
    ref.current?.insert({ format: "plain", value: "A saved reply" });
    ref.current?.submit();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.sent()).toMatchObject([{ text: "A saved reply" }]);
  });

  test("set with onlyUntouched fills the empty reply after one was sent", async () => {
    const { ref, reply, text, banner } = await renderComposer();
    await reply("Every word of it");
    await expect.poll(() => banner("sent")).toBeTruthy();
    await expect.element(text).toHaveValue("");
    ref.current?.set({ text: { format: "plain", value: "Next" } }, { onlyUntouched: true });
    await expect.element(text).toHaveValue("Next");
  });

  test("set with onlyUntouched leaves alone what the agent changed", async () => {
    const { ref, text, status } = await renderComposer();
    await text.fill("Mine");
    ref.current?.set(
      { text: { format: "plain", value: "Theirs" }, status: "closed" },
      { onlyUntouched: true },
    );
    await expect.element(status).toHaveValue("closed");
    await expect.element(text).toHaveValue("Mine");
    ref.current?.set({ text: { format: "plain", value: "Theirs" } });
    await expect.element(text).toHaveValue("Theirs");
  });

  test("focus and addFiles reach their parts", async () => {
    const { ref, cc, text, files } = await renderComposer();
    ref.current?.focus("cc");
    await expect.element(cc).toHaveFocus();
    ref.current?.focus();
    await expect.element(text).toHaveFocus();
    ref.current?.addFiles([new File(["x"], "from-host.txt")]);
    await expect.element(files.getByRole("listitem")).toHaveTextContent("from-host.txt");
  });
});

describe("embedding", () => {
  const api = createHelpScoutApi({ baseUrl: "/worlds/embedding" });

  test("needs no provider when the host gives a queryClient, under StrictMode", async () => {
    const screen = await render(
      <StrictMode>
        <ReplyComposer conversation={conversation} api={api} queryClient={new QueryClient()} />
      </StrictMode>,
    );
    const text = screen.getByRole("textbox", { name: "Reply" });
    await text.fill("Hello");
    await screen.getByRole("button", { name: "Send reply" }).click();
    await expect.element(screen.getByText("Reply sent")).toBeVisible();
  });

  test("parts can be arranged by the host, who keeps its own props and words", async () => {
    const screen = await render(
      <Composer.Root
        conversation={conversation}
        api={api}
        queryClient={new QueryClient()}
        strings={{ send: "Senden" }}
        className="mine"
        data-host="yes"
      >
        <Composer.Text placeholder="Antwort …" />
        <Composer.Send />
      </Composer.Root>,
    );
    await expect.element(screen.getByRole("button", { name: "Senden" })).toBeVisible();
    await expect.element(screen.getByPlaceholder("Antwort …")).toBeVisible();
    const form = screen.getByRole("form", { name: "Reply to conversation" }).element();
    expect(form.className).toContain("mine");
    expect(form.getAttribute("data-host")).toBe("yes");
  });

  test("the headless hook sends from markup of the host's own", async () => {
    function Own() {
      const reply = useReplyComposer({ conversation, api, queryClient });
      return (
        <>
          <input
            aria-label="Mine"
            value={reply.values.text.value}
            onChange={({ target }) =>
              reply.change("text", { format: "plain", value: target.value })
            }
          />
          <p>{reply.problem("text")}</p>
          <button disabled={!reply.canSend} onClick={reply.submit}>
            Go
          </button>
          <output>{reply.sending.status}</output>
        </>
      );
    }
    const queryClient = new QueryClient();
    const screen = await render(<Own />);
    await screen.getByRole("button", { name: "Go" }).click();
    await expect.element(screen.getByText("Write a reply first")).toBeVisible();
    await screen.getByRole("textbox", { name: "Mine" }).fill("Hello");
    await screen.getByRole("button", { name: "Go" }).click();
    await expect.element(screen.getByRole("status")).toHaveTextContent("sent");
    await expect.element(screen.getByRole("textbox", { name: "Mine" })).toHaveValue("");
  });

  test("a part outside of Root says what to do", async () => {
    await expect(render(<Composer.Send />)).rejects.toThrow(/inside <Composer.Root/);
  });
});
