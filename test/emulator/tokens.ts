import { toHex } from "./bytes.js";

const LIFETIME_SECONDS = 172_800;

export interface Tokens {
  issue(): { token_type: "bearer"; access_token: string; expires_in: number };
  register(token: string): void;
  expireAll(): void;
  accepts(authorization: string | undefined): boolean;
}

export function createTokens(now: () => number): Tokens {
  const expiries = new Map<string, number>();
  const register = (token: string) => {
    expiries.set(token, now() + LIFETIME_SECONDS * 1_000);
  };
  return {
    register,
    issue() {
      const token = toHex(crypto.getRandomValues(new Uint8Array(24)));
      register(token);
      return { token_type: "bearer", access_token: token, expires_in: LIFETIME_SECONDS };
    },
    expireAll() {
      expiries.clear();
    },
    accepts(authorization) {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
      return token !== undefined && now() < (expiries.get(token) ?? 0);
    },
  };
}
