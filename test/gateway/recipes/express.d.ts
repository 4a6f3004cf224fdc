declare module "express" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
  type App = RequestListener & { use: (first: string | Handler, handler?: Handler) => App };
  const express: (() => App) & { json: () => Handler };
  export default express;
}
