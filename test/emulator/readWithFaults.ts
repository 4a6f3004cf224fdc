import type { Context, MiddlewareHandler } from "hono";
import { clientLeft, dropConnection } from "./connection.js";
import type { Emulation, EmulatorEnv } from "./emulation.js";
import { errorResponse } from "./errors.js";
import type { Outcome } from "./faults.js";
import { parseJson } from "./json.js";
import { readBody } from "./readBody.js";
import { loggedBody } from "./requestLog.js";
import { sleep } from "./sleep.js";
import { statusResponse } from "./statusResponse.js";

type Handler = MiddlewareHandler<EmulatorEnv>;

/**
 * Reads the body and plays the fault armed for this request. The body is read before anything is
 * answered, as by a server behind a buffering proxy: an early answer to a large upload would reach
 * the client as a reset connection.
 */
export function readWithFaults(emulation: Emulation): Handler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const { cleared } = emulation.faults;
    const fault = emulation.faults.take(c.req.method, pathname + search);
    if (drops(fault, "before-reading")) return drop(c);

    const body = await readBody(c.req.raw, {
      limit: emulation.settings.bodyLimit,
      bytesPerSecond:
        fault !== undefined && "readBytesPerSecond" in fault ? fault.readBytesPerSecond : undefined,
      signal: cleared,
    });
    if (!body.ok && body.reason === "interrupted") {
      c.set("isDropped", !cleared.aborted);
      return interrupted();
    }
    if (body.ok) {
      const json = parseJson(body.bytes);
      c.set("body", body.bytes);
      c.set("json", json);
      c.get("entry").body = await loggedBody(json, body.bytes.length);
    }
    if (drops(fault, "after-reading")) return drop(c);
    const answer = fault !== undefined && "status" in fault ? fault : undefined;
    if (answer !== undefined && answer.created !== true) return statusResponse(answer);
    if (fault !== undefined && "hang" in fault && fault.hang === true) return hang(c, cleared);
    if (fault !== undefined && "delayMs" in fault) {
      if (!(await sleep(fault.delayMs, cleared))) return interrupted();
    }
    if (!body.ok) return errorResponse(413, "Request body is too large");

    await next();
    if (answer !== undefined) {
      // Hono would keep the head of the one before.
      c.res = undefined;
      c.res = statusResponse(answer);
    }
    if (drops(fault, "after-creating")) drop(c);
    // The thread exists: the answer comes late, or to nobody, but it stays 201.
    if (fault !== undefined && "hang" in fault) await hang(c, cleared);
    return undefined;
  };
}

function drops(fault: Outcome | undefined, moment: string): boolean {
  return fault !== undefined && "drop" in fault && fault.drop === moment;
}

function drop(c: Context<EmulatorEnv>): Response {
  c.set("isDropped", true);
  dropConnection(c.env);
  return errorResponse(502, "The connection was dropped");
}

function interrupted(): Response {
  return errorResponse(503, "The request was interrupted");
}

async function hang(c: Context<EmulatorEnv>, cleared: AbortSignal): Promise<Response> {
  const isCleared = new Promise<void>((resolve) => {
    if (cleared.aborted) resolve();
    cleared.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([isCleared, clientLeft(c.req.raw, c.env)]);
  c.set("isDropped", !cleared.aborted);
  return interrupted();
}
