// Express: mounted before any body parser.
import express from "express";
import type { GatewayOptions } from "../../../src/gateway/gateway.js";
import { createNodeHandler } from "../../../src/gateway/node/node.js";

export function expressApp(options: GatewayOptions) {
  const app = express();
  app.use("/api/helpscout", createNodeHandler({ ...options, basePath: "/api/helpscout" }));
  app.use(express.json());
  return app;
}

/** What an app must not do: then each reply is refused, with words that say why. */
export function wrongExpressApp(options: GatewayOptions) {
  const app = express();
  app.use(express.json());
  app.use("/api/helpscout", createNodeHandler({ ...options, basePath: "/api/helpscout" }));
  return app;
}
