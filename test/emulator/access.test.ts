import { describe, expect, it } from "vitest";
import { REPLY, startEmulator } from "./client.js";
import * as shapes from "./shapes.js";

const CREDENTIALS = { grant_type: "client_credentials", client_id: "app", client_secret: "secret" };

describe("Authorization: Bearer oauth_token", () => {
  it.each(["", "Bearer", "Bearer unknown", "Basic dG9rZW4=", "token-of-the-test"])(
    "is 401 without a valid bearer token: %j",
    async (authorization) => {
      const { post, request } = await startEmulator();
      const headers = { Authorization: authorization };
      for (const response of [
        await post("/v2/conversations/123/reply", REPLY, headers),
        await request("/v2/conversations/123", { headers }),
        await request("/v2/users", { headers }),
      ]) {
        expect(response.status).toBe(401);
        shapes.error.parse(await response.json());
      }
    },
  );

  it.each([
    ["a form", "application/x-www-form-urlencoded", new URLSearchParams(CREDENTIALS).toString()],
    ["JSON", "application/json", JSON.stringify(CREDENTIALS)],
  ])("issues a token for client credentials sent as %s", async (_, type, body) => {
    const { post, request } = await startEmulator();
    const response = await post("/v2/oauth2/token", body, {
      "Content-Type": type,
      Authorization: "",
    });
    const { access_token, expires_in } = shapes.token.parse(await response.json());
    expect(expires_in).toBe(48 * 60 * 60);
    const headers = { Authorization: `Bearer ${access_token}` };
    expect((await request("/v2/users", { headers })).status).toBe(200);
  });

  it.each([
    [401, { ...CREDENTIALS, client_id: "" }],
    [401, { ...CREDENTIALS, client_secret: undefined }],
    [400, { ...CREDENTIALS, grant_type: "password" }],
    [400, {}],
  ])("gives no token but %i for %j", async (status, credentials) => {
    const { post } = await startEmulator();
    expect((await post("/v2/oauth2/token", credentials)).status).toBe(status);
  });

  it("the token expired (about 48 h): 401", async () => {
    let time = Date.parse("2026-01-01T00:00:00Z");
    const { request, post } = await startEmulator({ now: () => new Date(time) });
    time += 47 * 3_600_000;
    expect((await request("/v2/users")).status).toBe(200);
    time += 2 * 3_600_000;
    expect((await request("/v2/users")).status).toBe(401);
    const renewed = shapes.token.parse(await (await post("/v2/oauth2/token", CREDENTIALS)).json());
    const headers = { Authorization: `Bearer ${renewed.access_token}` };
    expect((await request("/v2/users", { headers })).status).toBe(200);
  });

  it("expires every token on demand", async () => {
    const { post, request } = await startEmulator();
    await post("/_emulator/tokens/expire", {});
    expect((await request("/v2/users")).status).toBe(401);
  });
});

describe("CORS", () => {
  it("lets any origin ask with Authorization, Content-Type and Idempotency-Key, without a token", async () => {
    const { url } = await startEmulator();
    const response = await fetch(`${url}/v2/conversations/123/reply`, {
      method: "OPTIONS",
      headers: {
        Origin: "https://helpdesk.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Allow-Methods")).toContain("POST");
    const allowed = response.headers.get("Access-Control-Allow-Headers")?.toLowerCase().split(",");
    expect(allowed).toEqual(
      expect.arrayContaining(["authorization", "content-type", "idempotency-key"]),
    );
  });

  it("a cross-origin Resource-ID is readable only with Access-Control-Expose-Headers", async () => {
    const { reply } = await startEmulator();
    const exposed = (await reply(123, REPLY)).headers
      .get("Access-Control-Expose-Headers")
      ?.split(",");
    expect(exposed).toEqual(
      expect.arrayContaining([
        "Resource-ID",
        "Location",
        "X-RateLimit-Limit-Minute",
        "X-RateLimit-Remaining-Minute",
        "X-RateLimit-Retry-After",
      ]),
    );
  });

  it("errors can be read across origins too", async () => {
    const { url } = await startEmulator();
    const response = await fetch(`${url}/v2/users`);
    expect(response.status).toBe(401);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });
});
