// @vitest-environment jsdom
// The README shows it word for word: see test/readme/readme.test.ts.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ReplyComposer } from "../../src/index.js";
import { composer, createFakeApi } from "../../src/testing.js";

const conversation = { id: 1, status: "active", customer: { id: 7, name: "Ann Lee" } } as const;

afterEach(cleanup);

test("an agent is told of a failure, and sends the same reply again", async () => {
  const api = createFakeApi({ conversations: [conversation], faults: ["server"] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ReplyComposer conversation={conversation} api={api} />
    </QueryClientProvider>,
  );
  const reply = composer(screen);
  await reply.type("The gaskets are in the post.");
  await reply.addCc("boss@example.com");
  await reply.attach(new File(["…"], "invoice.pdf"));
  await reply.send();
  expect((await reply.banner("failed")).code).toBe("server");
  await reply.pressButton("Try again");
  await reply.banner("sent");
  expect(api.replies).toMatchObject([{ conversationId: 1, cc: ["boss@example.com"] }]);
});
