import { readRecord, readText } from "./read.js";

/** An answer that is not 2xx, or no answer: `status` 0. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  /** What support asks for. */
  readonly logRef: string | undefined;

  constructor(status: number, message: string, logRef?: string) {
    super(message);
    this.status = status;
    this.logRef = logRef;
  }
}

export type Get = (path: string, signal?: AbortSignal) => Promise<unknown>;

/** GETs JSON below `{baseUrl}/v2`. Every failure is an {@link ApiProblem}. */
export function createGet(baseUrl: string): Get {
  return async (path, signal) => {
    const response = await fetch(`${baseUrl}/v2${path}`, {
      headers: { Accept: "application/json" },
      signal: signal ?? null,
    }).catch((thrown: unknown) => {
      if (signal?.aborted === true) throw thrown;
      throw new ApiProblem(0, "The server could not be reached");
    });
    const json: unknown = await response.json().catch(() => undefined);
    if (response.ok && json !== undefined) return json;
    const body = readRecord(json);
    const message = readText(body?.["message"]) ?? `The server answered ${response.status}`;
    throw new ApiProblem(response.status, message, readText(body?.["logRef"]));
  };
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.status === status;
}
