import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createEmulator } from "./emulator.js";
import type { EmulatorOptions } from "./emulator.js";

export interface ListenOptions extends EmulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
}

export interface ListeningEmulator {
  url: string;
  /** Ends open connections too, hanging ones included. */
  close: () => Promise<void>;
}

export async function listen({
  port = 0,
  ...options
}: ListenOptions = {}): Promise<ListeningEmulator> {
  const emulator = createEmulator(options);
  const server = createServer(
    getRequestListener(
      (request, { incoming, outgoing }) =>
        incoming instanceof IncomingMessage && outgoing instanceof ServerResponse
          ? emulator.fetch(request, { incoming, outgoing })
          : emulator.fetch(request),
      { overrideGlobalObjects: false },
    ),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
