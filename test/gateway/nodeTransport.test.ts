import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { nodeTransport } from "../../src/gateway/node/node.js";

const encoder = new TextEncoder();

test("an answer that comes before the body's end is heard, though the connection is reset at once", async () => {
  let answered = () => {};
  const untilAnswered = new Promise<void>((resolve) => (answered = resolve));
  const server = createServer((socket) => {
    socket.on("error", () => {});
    // By the head alone, as of a token that has ended.
    socket.once("data", () => {
      socket.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}");
      socket.resetAndDestroy();
      answered();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const parts = ["{", " ", " ", " ", "}"].map((text) => encoder.encode(text));
  const body = async () => {
    if (parts.length === 4) await untilAnswered;
    return parts.shift();
  };
  const { status } = await nodeTransport()(
    {
      method: "POST",
      url: new URL(`http://127.0.0.1:${port}/`),
      headers: {},
      body,
      signal: new AbortController().signal,
    },
    undefined,
  );
  expect(status).toBe(401);
});
