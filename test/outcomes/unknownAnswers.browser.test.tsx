import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createHelpScoutApi, type SentReply } from "../../src/index.js";
import { renderComposer } from "../browser/renderComposer.js";
import { createWorld } from "../browser/world.js";
import { agentAt, until } from "./agent.js";

const words = "Sent once, whatever was answered";

const message = { message: "Endpoint request timed out" };
const answers: [string, object][] = [
  ["a proxy's 502", { status: 502, body: "<h1>Bad Gateway</h1>", contentType: "text/html" }],
  ["a 502 with a message", { status: 502, body: message }],
  ["a 504 with a message", { status: 504, body: message }],
  ["a 500 that says nothing", { status: 500, body: {} }],
  ["a 307", { status: 307, headers: { Location: "/v2/users" } }],
  ["a 200 of a portal", { status: 200, body: "<title>Sign in</title>", contentType: "text/html" }],
  ["a 202", { status: 202, body: { id: 1 } }],
  ["a 204", { status: 204 }],
];

const cases = answers.flatMap(([what, then]) =>
  [true, false].map((created) => ({ what, then: { ...then, created }, created })),
);

// The gateway says of each that nobody knows. No agent may be told "not sent" of a mail that went.
test.each(cases)("$what, created: $created: one email", async ({ then, created }) => {
  const world = createWorld();
  const client = new QueryClient();
  const onSent = vi.fn<(reply: SentReply) => void>();
  const onError = vi.fn<() => void>();
  const api = createHelpScoutApi({ baseUrl: world.baseUrl, attempts: true });
  const { screen } = await renderComposer({ client, api, onSent, onError });
  const agent = agentAt(screen.container);
  await until(() => client.isFetching() === 0, "the messages are read");
  await world.control("POST", "/faults", { then });
  await agent.type(words);
  agent.pressKeys();
  await until(() => onError.mock.calls.length === 1, "the answer");
  await until(() => agent.banners().length > 0, "a banner");
  expect(agent.banners()).toMatchObject([{ kind: "maybe-sent", code: "maybe-sent" }]);
  expect(agent.read().text).toBe(words);
  agent.press("Try again");
  if (!created) {
    // The same attempt is not sent a second time; the agent, who has looked, makes another.
    await until(() => onError.mock.calls.length === 2, "the same answer");
    await until(() => agent.canPress("Try again"), "the way out");
    agent.press("Try again");
    await until(agent.isAsked, "the question");
    agent.press("Send anyway");
  }
  await until(() => onSent.mock.calls.length === 1, "it is sent");
  const state = (await world.control("GET", "/state/conversations/123")) as {
    threads: { body: string }[];
  };
  expect(state.threads.filter(({ body }) => body === words)).toHaveLength(1);
});
