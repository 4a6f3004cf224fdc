import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { once } from "node:events";
import { getRequestListener } from "@hono/node-server";
import { describe, expect, it, onTestFinished } from "vitest";
import { REPLY } from "./client.js";
import { createEmulator } from "./emulator.js";

const HEADERS = { Authorization: "Bearer t", "Content-Type": "application/json" };

const post = (path: string, body: unknown, origin = "http://helpdesk.example") =>
  new Request(origin + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });

/** A server of another kind that asks the emulator, as a gateway does, and passes on body and status only. */
async function startGateway() {
  const { fetch: emulate } = createEmulator();
  await emulate(post("/_emulator/tokens", { token: "t" }));
  const answers: (string | null)[] = [];
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (!(incoming instanceof IncomingMessage && outgoing instanceof ServerResponse))
        throw new Error("not HTTP/1.1");
      const response = await emulate(request, { incoming, outgoing });
      answers.push(response.headers.get("Resource-ID"));
      return new Response(response.body, { status: response.status });
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { origin: `http://127.0.0.1:${address.port}`, answers };
}

describe("createEmulator", () => {
  it("answers without a socket, and faults that need one with the response they would have cut off", async () => {
    const { fetch: emulate } = createEmulator();
    await emulate(post("/_emulator/tokens", { token: "t" }));
    await emulate(post("/_emulator/faults", { then: { drop: "after-creating" } }));
    const response = await emulate(post("/v2/conversations/123/reply", REPLY));
    expect(response.status).toBe(201);
    expect(response.headers.get("Resource-ID")).not.toBeNull();
  });

  it("redirects within the origin of the request", async () => {
    const { fetch: emulate } = createEmulator();
    await emulate(post("/_emulator/tokens", { token: "t" }));
    const request = new Request("https://helpdesk.example/v2/conversations/106", {
      headers: HEADERS,
    });
    const response = await emulate(request);
    expect(response.headers.get("Location")).toBe("https://helpdesk.example/v2/conversations/101");
  });

  it("drops the connection under a gateway, which still learns the answer", async () => {
    const { origin, answers } = await startGateway();
    await fetch(post("/_emulator/faults", { then: { drop: "after-creating" } }, origin));
    await expect(fetch(post("/v2/conversations/123/reply", REPLY, origin))).rejects.toThrow();
    expect(answers).toEqual([null, expect.stringMatching(/^\d+$/)]);
    expect((await fetch(`${origin}/v2/conversations/123`, { headers: HEADERS })).status).toBe(200);
  });

  it("says Connection: close under a gateway that passes no headers on", async () => {
    const { origin } = await startGateway();
    const response = await fetch(post("/_emulator/faults", { then: { status: 500 } }, origin));
    expect(response.headers.get("Connection")).toBe("close");
  });
});
