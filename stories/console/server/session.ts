import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Who has loaded a page of this server: its one demo agent. */
export interface Sessions {
  /** Signs the browser in with the page that it gets, unless it is. */
  begin(incoming: IncomingMessage, outgoing: ServerResponse): void;
  isSignedIn(cookies: string | null): boolean;
}

/**
 * A cookie of a random value for as long as the server runs. Its name holds the port, since cookies
 * do not tell ports apart, and several consoles may run on one machine.
 */
export function createSessions(port: () => number): Sessions {
  const secret = randomBytes(24).toString("hex");
  const nameOf = () => `console-session-${port()}`;
  const isSignedIn = (cookies: string | null): boolean => {
    const pairs = (cookies ?? "").split(/;\s*/).map((pair) => pair.split("="));
    const given = Buffer.from(pairs.find(([name]) => name === nameOf())?.[1] ?? "");
    const wanted = Buffer.from(secret);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return {
    isSignedIn,
    begin(incoming, outgoing) {
      if (isSignedIn(incoming.headers.cookie ?? null)) return;
      const cookie = `${nameOf()}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
      outgoing.appendHeader("Set-Cookie", cookie);
    },
  };
}
