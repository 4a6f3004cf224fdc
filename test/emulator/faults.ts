import { z } from "zod";

const positive = z.number().positive();

/** What happens to a request instead of, or before, the ordinary answer. */
const outcome = z.union([
  z.strictObject({
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
    contentType: z.string().optional(),
    /** The request is carried out all the same: so a proxy answers that has lost the API's answer. */
    created: z.boolean().optional(),
  }),
  z.strictObject({ drop: z.enum(["before-reading", "after-reading", "after-creating"]) }),
  z.strictObject({ delayMs: positive }),
  z.strictObject({ readBytesPerSecond: positive }),
  z.strictObject({ hang: z.union([z.literal(true), z.literal("after-creating")]) }),
]);

const fault = z.strictObject({
  /** A part left out matches anything; without `match` it is every POST of a reply. */
  match: z.strictObject({ method: z.string().optional(), path: z.string().optional() }).optional(),
  /** How many requests; null until cleared. */
  times: z.int().positive().nullable().default(1),
  then: outcome,
});

export const faultList = z.union([fault.transform((one) => [one]), z.array(fault)]);

type Fault = z.infer<typeof fault>;
export type Outcome = Fault["then"];

const REPLIES: NonNullable<Fault["match"]> = {
  method: "POST",
  path: "/v2/conversations/\\d+/reply$",
};

export interface Faults {
  readonly isArmed: boolean;
  /** Aborted by `clear`, which ends what hangs, waits or reads slowly. */
  readonly cleared: AbortSignal;
  arm(faults: readonly Fault[]): void;
  clear(): void;
  /** The first fault armed for this request, used up by one. */
  take(method: string, pathAndQuery: string): Outcome | undefined;
}

export function createFaults(): Faults {
  let armed: { fault: Fault; left: number }[] = [];
  let clearing = new AbortController();
  return {
    get isArmed() {
      return armed.length > 0;
    },
    get cleared() {
      return clearing.signal;
    },
    arm(faults) {
      armed.push(
        ...faults.map((one) => ({ fault: one, left: one.times ?? Number.POSITIVE_INFINITY })),
      );
    },
    clear() {
      armed = [];
      clearing.abort();
      clearing = new AbortController();
    },
    take(method, pathAndQuery) {
      const hit = armed.find(({ fault: { match = REPLIES } }) =>
        matches(match, method, pathAndQuery),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return hit.fault.then;
    },
  };
}

function matches(
  match: NonNullable<Fault["match"]>,
  method: string,
  pathAndQuery: string,
): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  const { path } = match;
  return path === undefined || pathAndQuery.includes(path) || matchesPattern(path, pathAndQuery);
}

function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    // Text such as "?page=2" is no pattern, and was compared as text already.
    return false;
  }
}
