import { describe, expect, test, vi } from "vitest";
import type { Conversation } from "../../src/domain/conversation.js";
import { toReply, type User } from "../../src/domain/reply.js";
import type { Body } from "../../src/domain/text/body.js";
import { conversation, untouched } from "./values.js";

const person = (id: User["id"]): User => ({ id, name: `Agent ${id}` });

describe("toReply, on the wire absent", () => {
  test("holds nothing but customer and text while the agent left the rest alone", () => {
    const reply = toReply({ ...untouched, namesPutIn: ["Ann"] }, conversation);
    expect(Object.keys(reply).toSorted()).toEqual(["customer", "text"]);
    expect(reply).toEqual({ customer: { id: 123 }, text: untouched.text });
  });

  test("holds every field that the agent set", () => {
    const values = {
      ...untouched,
      cc: ["cc@x.com"],
      bcc: ["bcc@x.com"],
      status: "closed" as const,
      draft: true,
      imported: true,
      createdAt: "2020-05-17T10:30",
      user: "2",
    };
    expect(toReply(values, conversation, { users: [person(1), person(2)] })).toEqual({
      customer: { id: 123 },
      text: untouched.text,
      cc: ["cc@x.com"],
      bcc: ["bcc@x.com"],
      status: "closed",
      draft: true,
      imported: true,
      createdAt: new Date(2020, 4, 17, 10, 30).toISOString(),
      user: 2,
    });
  });

  test.each(["cc", "bcc"] as const)(
    "sends an empty %s only to say that the conversation's own were removed",
    (field) => {
      const withOwn: Conversation = { ...conversation, [field]: ["own@x.com"] };
      expect(toReply(untouched, withOwn)[field]).toEqual([]);
      expect(toReply(untouched, { ...conversation, [field]: [] })).not.toHaveProperty(field);
    },
  );

  test("sends the conversation's own copies when they were left alone", () => {
    const own = { cc: ["one@x.com"], bcc: ["two@x.com"] };
    expect(toReply({ ...untouched, ...own }, { ...conversation, ...own })).toMatchObject(own);
  });

  test("answers the conversation's customer by id, however they were typed", () => {
    const customer = { email: "ANN@example.com", name: "Annie" };
    const known = { ...conversation, customer: { id: 123, email: "ann@example.com" } };
    expect(toReply({ ...untouched, customer }, known).customer).toEqual({ id: 123 });
  });

  test("lets the id win over the address, which could create a second customer", () => {
    const customer = { id: 7, email: "ann@x.com", name: "Ann" };
    expect(toReply({ ...untouched, customer }, conversation).customer).toEqual({ id: 7 });
  });

  test.each([0, "cus_1"])("takes the id %j for one", (id) => {
    const customer = { id, email: "ann@x.com" };
    expect(toReply({ ...untouched, customer }, conversation).customer).toEqual({ id });
  });

  test("answers somebody without an id by address alone", () => {
    const customer = { email: "ann@x.com", name: "Ann" };
    expect(toReply({ ...untouched, customer }, conversation).customer).toEqual({
      email: "ann@x.com",
    });
  });

  test("leaves out a date that no longer goes with history", () => {
    const values = { ...untouched, createdAt: "2020-05-17T10:30" };
    expect(toReply(values, conversation)).not.toHaveProperty("createdAt");
  });

  test("leaves out an empty date of history", () => {
    const reply = toReply({ ...untouched, imported: true }, conversation);
    expect(reply).toHaveProperty("imported", true);
    expect(reply).not.toHaveProperty("createdAt");
  });

  test.each([
    ["a number as a number", "2", [1, 2], 2],
    ["a text as a text", "2", ["1", "2"], "2"],
    ["a name as it is", "usr_a", ["usr_a"], "usr_a"],
  ])("gives back %s where a select made it text", (_what, user, ids, id) => {
    expect(toReply({ ...untouched, user }, conversation, { users: ids.map(person) }).user).toBe(id);
  });

  test.each([
    ["9", 9],
    ["usr_z", "usr_z"],
  ])("sends the user %j whom the host set without listing", (user, id) => {
    expect(
      toReply({ ...untouched, user }, conversation, { users: [person(1), person(2)] }).user,
    ).toBe(id);
  });

  test.each([
    ["", undefined],
    ["null", null],
    ["2", 2],
    ["9", 9],
    ["usr_z", "usr_z"],
  ])("assigns it as chosen: %j", (assignTo, id) => {
    const reply = toReply({ ...untouched, assignTo }, conversation, { assignees: [person(2)] });
    expect(reply.assignTo).toBe(id);
    expect("assignTo" in reply).toBe(id !== undefined);
  });

  test.each([[null], [{ product: "lamp" }], [0], [""]])(
    "takes the host's own along: %o",
    (extra) => {
      const reply = toReply({ ...untouched, extra }, conversation);
      expect(reply.extra).toEqual(extra ?? undefined);
      expect("extra" in reply).toBe(extra !== null);
    },
  );

  test.each([
    ["plain", "a\0b\ud800c\u2028d\r\ne🙂\tf", "abc\nd\ne🙂\tf"],
    ["html", "<p>a\0b\udc00c</p>\u2028<p>🙂</p>", "<p>abc</p>\n<p>🙂</p>"],
  ] as const)("sends nothing in a text of %s that servers choke on", (format, value, sent) => {
    const reply = toReply({ ...untouched, text: { format, value } }, conversation);
    expect(reply.text).toEqual({ format, value: sent });
  });

  test("keeps the text as it was written", () => {
    const text = { format: "html" as const, value: " <p>Hello</p>\n" };
    expect(toReply({ ...untouched, text }, conversation).text).toEqual(text);
  });
});

describe("what goes below the text", () => {
  const plain = (value: string): Body => ({ format: "plain", value });
  const html = (value: string): Body => ({ format: "html", value });
  const quote = html("On 3 May, Ann wrote:<blockquote>Where is it?</blockquote>");
  const textOf = (values: Partial<typeof untouched>, signature?: Parameters<typeof toReply>[2]) =>
    toReply({ ...untouched, ...values }, conversation, signature).text;

  test.each<[string, Body, Body, Body]>([
    ["plain below plain", plain("Hi"), plain("Ann\nX Ltd"), plain("Hi\n\nAnn\nX Ltd")],
    ["HTML below plain", plain("a < b"), html("<b>Ann</b>"), html("a &lt; b<br><br><b>Ann</b>")],
    ["plain below HTML", html("<b>Hi</b>"), plain("A & B"), html("<b>Hi</b><br><br>A &amp; B")],
    ["below a paragraph", html("<p>Hi</p>"), html("<i>Ann</i>"), html("<p>Hi</p><i>Ann</i>")],
    ["of a paragraph", html("<b>Hi</b>"), html("<p>Ann</p>"), html("<b>Hi</b><p>Ann</p>")],
    ["below a list", html("<ul></ul>"), plain("Ann"), html("<ul></ul><br>Ann")],
    ["nothing that can be seen", plain("Hi "), html("<p> </p>"), plain("Hi ")],
  ])("joins the signature: %s", (_what, text, signature, sent) => {
    expect(textOf({ text }, { signature })).toEqual(sent);
    expect(textOf({ text, signature })).toEqual(sent);
  });

  test("has the quote last, and is HTML then", () => {
    expect(textOf({ text: plain("Hi"), quote }, { signature: plain("Ann") })).toEqual(
      html(`Hi<br><br>Ann<br><br>${quote.value}`),
    );
  });

  test("follows who replies, until the agent has another signature, or none", () => {
    const signature = (agent: User | undefined) => plain(agent?.name ?? "The team");
    const given = { users: [person(2)], signature };
    const signed = (values: Partial<typeof untouched>) => textOf(values, given).value;
    expect(signed({})).toBe("How are you?\n\nThe team");
    expect(signed({ user: "2" })).toBe("How are you?\n\nAgent 2");
    expect(signed({ user: "9" })).toBe("How are you?\n\nThe team");
    expect(signed({ user: "2", signature: plain("Me") })).toBe("How are you?\n\nMe");
    expect(signed({ user: "2", signature: plain("") })).toBe("How are you?");
    expect(textOf({}, { signature: () => undefined }).value).toBe("How are you?");
  });

  test("is no signature where it is history, and the quote all the same", () => {
    const given = { signature: plain("Ann") };
    expect(textOf({ imported: true, signature: plain("Me") }, given)).toEqual(untouched.text);
    expect(textOf({ imported: true, quote }, given).value).toContain("<blockquote>");
  });

  test("is no reason to lose the reply where the host's function throws", () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const fails = () => {
      throw new Error("no profile");
    };
    expect(textOf({}, { signature: fails })).toEqual(untouched.text);
    expect(reported).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
