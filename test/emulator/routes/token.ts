import type { Handler } from "hono";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { isRecord } from "../json.js";

/** Client credentials, as a form or as JSON. Any id with any secret will do. */
export function issueToken({ tokens }: Emulation): Handler<EmulatorEnv> {
  return (c) => {
    const json = c.get("json");
    const fields = isRecord(json) ? json : formFields(c.get("body"));
    if (fields["grant_type"] !== "client_credentials") {
      return c.json(
        {
          error: "unsupported_grant_type",
          error_description: "grant_type must be client_credentials",
        },
        400,
      );
    }
    if (!isFilled(fields["client_id"]) || !isFilled(fields["client_secret"])) {
      return c.json(
        { error: "invalid_client", error_description: "client_id and client_secret are required" },
        401,
      );
    }
    return c.json(tokens.issue(), 200, { "Cache-Control": "no-store" });
  };
}

function formFields(body: Uint8Array): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
