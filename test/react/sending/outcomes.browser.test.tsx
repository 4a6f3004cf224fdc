import { describe, expect, test } from "vitest";
import { takeClipboard } from "../../browser/clipboard.js";
import { conversation, renderComposer } from "../../browser/renderComposer.js";

const file = () => new File(["a file's bytes"], "notes.txt", { type: "text/plain" });

/** Fills everything, lets the press fail, and checks that nothing typed or attached is gone. */
async function fail(props: Parameters<typeof renderComposer>[0], fault?: object) {
  const composer = await renderComposer(props);
  const { world, cc, status, attach, reply, text, files, ccList } = composer;
  if (fault) await world.control("POST", "/faults", fault);
  await cc.fill("copy@example.org");
  await status.selectOptions("pending");
  attach(file());
  await reply("Every word of it");
  const isKept = async () => {
    await expect.element(text).toHaveValue("Every word of it");
    await expect.element(files.getByRole("listitem")).toHaveTextContent("notes.txt");
    await expect.element(ccList).toHaveTextContent("copy@example.org");
    await expect.element(status).toHaveValue("pending");
  };
  return { ...composer, isKept };
}

const apiError = { logRef: "abc-123", message: "It went wrong" };

describe("locked", () => {
  test("shows a full conversation as locked before a word is typed, with Send enabled", async () => {
    const { banner, send } = await renderComposer({
      conversation: { ...conversation, threads: 99 },
    });
    expect(banner("locked")?.querySelector("[role=alert]")).not.toBeNull();
    await expect.element(send).toBeEnabled();
  });

  test.each([
    [112, /full \(100 messages\)/],
    [114, /too old/],
  ])("keeps everything when the server says 412 for %i", async (id, reason) => {
    const { banner, send, isKept, screen } = await fail({ conversation: { ...conversation, id } });
    await expect.poll(() => banner("locked")?.textContent).toMatch(reason);
    expect(banner("locked")?.getAttribute("data-code")).toBe("locked");
    await isKept();
    await expect.element(send).toBeDisabled();
    await expect.element(screen.getByRole("button", { name: "More ways to send" })).toBeDisabled();
    await takeClipboard();
    await screen.getByRole("button", { name: "Copy reply" }).click();
    await expect.element(screen.getByRole("button", { name: "Copied" })).toHaveFocus();
    await expect.poll(() => navigator.clipboard.readText()).toBe("Every word of it");
  });
});

test.each([
  ["locked", 114, "Can’t send to this conversation"],
  // Its banner sends it to where it has moved: the line says whom that reaches.
  ["moved", 106, /^To [^·]+$/],
  ["gone", 110, "Can’t send to this conversation"],
])("once a conversation is %s, nothing offers to send there", async (kind, id, line) => {
  const { banner, reply, send, world } = await fail({ conversation: { ...conversation, id } });
  await expect.poll(() => banner(kind)).toBeTruthy();
  await expect.element(send).toBeDisabled();
  await expect.element(send).toHaveAccessibleDescription(line);
  await reply("Every word of it");
  expect(await world.replies()).toHaveLength(1);
});

describe("moved", () => {
  test.each([106, 107])("sends the same reply to where %i was merged into", async (id) => {
    const { banner, isKept, screen, world, text, files } = await fail({
      conversation: { ...conversation, id },
    });
    await expect.poll(() => banner("moved")).toBeTruthy();
    await isKept();
    await screen.getByRole("button", { name: "Send to conversation 101" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    const [first, second] = await world.replies();
    expect(second?.path).toContain("/conversations/101/reply");
    expect(second?.body).toEqual(first?.body);
    await expect.element(text).toHaveValue("");
    await expect.element(files.getByRole("listitem")).not.toBeInTheDocument();
  });

  test("tries again where it was going, not where it came from", async () => {
    const { banner, screen, world } = await fail({ conversation: { ...conversation, id: 106 } });
    await expect.poll(() => banner("moved")).toBeTruthy();
    await world.control("POST", "/faults", { then: { status: 500, body: apiError } });
    await screen.getByRole("button", { name: "Send to conversation 101" }).click();
    await expect.poll(() => banner("failed")).toBeTruthy();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect((await world.replies()).at(-1)?.path).toContain("/conversations/101/reply");
  });

  test("can be cancelled while it asks where the conversation went", async () => {
    const { banner, screen, world, isKept } = await fail(
      { conversation: { ...conversation, id: 110 } },
      { match: { method: "GET", path: "/v2/conversations/110$" }, then: { hang: true } },
    );
    await expect.poll(async () => (await world.replies())[0]?.status).toBe(404);
    await screen.getByRole("button", { name: "Cancel sending" }).click();
    await expect.poll(() => banner("failed")?.textContent).toMatch(/can’t be found/);
    await isKept();
  });

  test("says that a deleted conversation is gone, and keeps everything", async () => {
    const { banner, isKept } = await fail({ conversation: { ...conversation, id: 110 } });
    await expect.poll(() => banner("gone")).toBeTruthy();
    await isKept();
  });

  test("says that a merge loop cannot be located, and keeps everything", async () => {
    const { banner, isKept } = await fail({ conversation: { ...conversation, id: 108 } });
    await expect.poll(() => banner("failed")?.textContent).toMatch(/can’t be found/);
    await isKept();
  });
});

describe("every other failure", () => {
  test.each([
    ["failed", "unauthorized", { status: 401 }],
    ["failed", "forbidden", { status: 403, body: apiError }],
    ["failed", "too-large", { status: 413, body: apiError }],
    ["failed", "server", { status: 500, body: apiError }],
    ["rate-limited", "rate-limited", { status: 429, headers: { "X-RateLimit-Retry-After": "7" } }],
    ["maybe-sent", "maybe-sent", { status: 502, body: "Bad Gateway", contentType: "text/plain" }],
    ["maybe-sent", "maybe-sent", { drop: "after-reading" }],
    ["maybe-sent", "maybe-sent", { status: 200, body: "<html>Sign in</html>" }],
  ])("shows %s (%s) for %o and keeps everything", async (kind, code, then) => {
    // 401 twice, since the gateway renews its token once.
    const { banner, isKept } = await fail({}, { times: 2, then });
    await expect.poll(() => banner(kind)?.getAttribute("data-code")).toBe(code);
    expect(banner(kind)?.querySelector("[role=alert]")).not.toBeNull();
    await isKept();
  });

  test("puts the server's words beside the fields they are about", async () => {
    const body = {
      logRef: "ref-9",
      message: "Validation error",
      _embedded: {
        errors: [
          { path: "cc[0]", message: "Ann is on the blocklist.", source: "JSON" },
          { path: "cc[1]", message: "Bob has left.", source: "JSON" },
          { path: "mailbox", message: "is archived", source: "JSON" },
        ],
      },
    };
    const { banner, isKept, cc } = await fail({}, { then: { status: 400, body } });
    await expect.element(cc).toHaveAccessibleDescription("Ann is on the blocklist. Bob has left.");
    await expect.element(cc).toHaveFocus();
    await expect.poll(() => banner("failed")?.textContent).toMatch(/mailbox: is archived.*ref-9/);
    await isKept();
  });

  test.each([
    ["failed", 403],
    ["failed", 413],
    ["locked", 412],
  ])("shows support's reference in %s (%i), to copy", async (kind, status) => {
    const { banner, screen } = await fail({}, { then: { status, body: apiError } });
    await expect.poll(() => banner(kind)?.textContent).toContain("Reference abc-123");
    await takeClipboard();
    await screen.getByRole("button", { name: "Copy reference" }).click();
    await expect.poll(() => navigator.clipboard.readText()).toBe("abc-123");
  });

  test("names the biggest files, whatever their names do to the line", async () => {
    const { banner, attach, world, reply } = await renderComposer();
    await world.control("POST", "/faults", { then: { status: 413, body: apiError } });
    attach(new File(["a file's bytes"], "photo\u202efdp.jpg", { type: "image/jpeg" }));
    await reply("Every word of it");
    await expect
      .poll(() => banner("failed")?.textContent)
      .toContain("Biggest: \u2068photo\u202efdp.jpg\u2069 (");
  });

  test("tries again with what is there", async () => {
    const { banner, screen, world, text } = await fail(
      {},
      { then: { status: 500, body: apiError } },
    );
    await expect.poll(() => banner("failed")).toBeTruthy();
    await screen.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => banner("sent")).toBeTruthy();
    expect(await world.replies()).toHaveLength(2);
    await expect.element(text).toHaveValue("");
  });

  test("shows a server's hostile message as text", async () => {
    const message = `<img src=x onerror="document.title='pwned'">`;
    const { banner } = await fail({}, { then: { status: 400, body: { message } } });
    await expect.poll(() => banner("failed")?.textContent).toContain(message);
    expect(document.title).not.toBe("pwned");
  });
});
