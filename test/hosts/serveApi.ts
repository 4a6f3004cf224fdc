import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

/** An API for a gateway that a host runs: the thread of a reply is a digest of what came. */
export async function serveApi(): Promise<{ url: string; close: () => void }> {
  const server = createServer((incoming, outgoing) => {
    const hash = createHash("sha256");
    incoming.on("data", (chunk: Buffer) => hash.update(chunk));
    incoming.on("error", () => outgoing.destroy());
    incoming.on("end", () => {
      if (incoming.url === "/v2/oauth2/token") {
        outgoing.setHeader("Content-Type", "application/json");
        return outgoing.end('{"access_token":"token-of-the-host","expires_in":172800}');
      }
      const isKnown = incoming.headers.authorization === "Bearer token-of-the-host";
      const headers = { "Resource-ID": hash.digest("hex"), "Content-Length": 0 };
      return outgoing.writeHead(isKnown ? 201 : 401, headers).end();
    });
  }).listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://localhost:${port}`, close: () => server.close() };
}
