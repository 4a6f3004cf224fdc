import type { Target } from "./target.js";

/**
 * Whose the credentials are, as the API says: the author of what the console sends. Nobody where it
 * does not say.
 */
export async function findOwnUser({
  apiUrl,
  appId,
  appSecret,
}: Extract<Target, { kind: "remote" }>): Promise<number | undefined> {
  const base = `${apiUrl.replace(/\/+$/, "")}/v2`;
  const signal = AbortSignal.timeout(8_000);
  try {
    const token = await fetch(`${base}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: appSecret,
      }),
      redirect: "error",
      signal,
    });
    const given: unknown = await token.json();
    const found = await fetch(`${base}/users/me`, {
      headers: { Authorization: `Bearer ${textOf(given, "access_token")}` },
      redirect: "error",
      signal,
    });
    if (found.status !== 200) return undefined;
    const user: unknown = await found.json();
    const isUser = typeof user === "object" && user !== null && "id" in user;
    return isUser && Number.isSafeInteger(user.id) ? Number(user.id) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(json: unknown, name: string): string {
  return typeof json === "object" && json !== null && name in json
    ? String(Object.entries(json).find(([key]) => key === name)?.[1])
    : "";
}
