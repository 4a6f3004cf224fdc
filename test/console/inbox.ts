/** A reply as the emulator recorded it. */
interface RecordedReply {
  path: string;
  status: number | null;
  headers: Record<string, string>;
  body: unknown;
}

interface StoredThread {
  id: number;
  type: string;
  state: string;
  body: string;
  createdAt: string;
  author: { type: string; id: number };
  cc: string[];
  bcc: string[];
  imported: boolean;
}

interface StoredConversation {
  id: number;
  status: string;
  threads: StoredThread[];
}

export type Inbox = ReturnType<typeof createInbox>;

/** The emulator behind the console, by its control API. */
export function createInbox(consoleUrl: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${consoleUrl}/_emulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === "" ? undefined : JSON.parse(text);
  };
  return {
    reset: () => call("POST", "/reset"),
    /** Changes a conversation as a colleague or time would. */
    change: (id: number, patch: object) => call("POST", `/conversations/${id}`, patch),
    /** Adds a message or a note, as a customer or a colleague would. */
    write: (id: number, thread: { type: string; text: string }) =>
      call("POST", `/conversations/${id}/threads`, thread),
    /** What the next reply, or the next requests that match, meet instead of the ordinary answer. */
    arm: (outcome: object, match?: { method: string; path: string }, times: number | null = 1) =>
      // oxlint-disable-next-line unicorn/no-thenable -- the control API's own word
      call("POST", "/faults", { then: outcome, times, ...(match && { match }) }),
    clearFaults: () => call("DELETE", "/faults"),
    expireTokens: () => call("POST", "/tokens/expire"),
    conversation: async (id: number) =>
      (await call("GET", `/state/conversations/${id}`)) as StoredConversation,
    replies: async () => {
      const requests = (await call("GET", "/requests")) as (RecordedReply & { method: string })[];
      return requests.filter(({ method, path }) => method === "POST" && path.endsWith("/reply"));
    },
  };
}
