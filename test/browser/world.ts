// An inbox of the test's own, over HTTP, behind the gateway: the emulator in test/emulator.

/** One recorded request, as `GET /_emulator/requests` lists it. */
export interface Recorded {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  status: number | null;
}

export interface World {
  /** For `createHelpScoutApi({ baseUrl })`. */
  baseUrl: string;
  /** Calls `/_emulator{path}`. */
  control: (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;
  /** The replies that reached the API, oldest first. */
  replies: () => Promise<Recorded[]>;
  /** Bodies of those. */
  sent: () => Promise<unknown[]>;
}

let count = 0;

export function createWorld(): World {
  count += 1;
  const baseUrl = `/worlds/test-${Date.now().toString(36)}-${count}`;
  const control: World["control"] = async (method, path, body) => {
    const response = await fetch(`${baseUrl}/_emulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
  const replies = async () => {
    const requests = (await control("GET", "/requests")) as Recorded[];
    return requests.filter(({ method, path }) => method === "POST" && path.endsWith("/reply"));
  };
  return {
    baseUrl,
    control,
    replies,
    sent: async () => (await replies()).map(({ body }) => body),
  };
}
