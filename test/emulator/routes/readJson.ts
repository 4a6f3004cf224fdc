import type { Context } from "hono";

/** Undefined when the body is not JSON, which every schema refuses. */
export function readJson(c: Context): Promise<unknown> {
  return c.req.json<unknown>().catch(() => undefined);
}
