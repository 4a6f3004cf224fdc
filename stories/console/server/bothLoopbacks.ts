import { createServer } from "node:net";
import type { Plugin, PreviewServer, ViteDevServer } from "vite";

/**
 * `localhost` is 127.0.0.1 to some programs and ::1 to others, and a server listens on one of them.
 * This takes connections at the other one too; a machine without it goes without.
 */
export function bothLoopbacks(): Plugin {
  const mount = ({ httpServer }: ViteDevServer | PreviewServer) => {
    httpServer?.once("listening", () => {
      const address = httpServer.address();
      if (typeof address !== "object" || address === null) return;
      const other = { "127.0.0.1": "::1", "::1": "127.0.0.1" }[address.address];
      if (other === undefined) return;
      // The one HTTP server handles them all: its connections are counted and closed together.
      const second = createServer((socket) => httpServer.emit("connection", socket));
      second.on("error", (error) => {
        if ("code" in error && error.code === "EADDRINUSE") throw error;
      });
      second.listen(address.port, other);
      httpServer.once("close", () => second.close());
    });
  };
  return {
    name: "reply-composer:both-loopbacks",
    configureServer: mount,
    configurePreviewServer: mount,
  };
}
