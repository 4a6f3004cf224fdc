/** No shared cache may keep what one agent may read, and no browser may run it as a page. */
const always = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox",
};

export type HeaderList = Readonly<Record<string, string>>;

/** Why a request was not carried out. Nothing can have been done by the API. */
export class Refusal extends Error {
  declare readonly status: number;
  declare readonly headers: HeaderList;

  constructor(status: number, message: string, headers: HeaderList = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function wasRead(): Refusal {
  return new Refusal(500, "The body was read: mount the gateway before any body parser.");
}

/** For what passes by itself. */
export function busy(message: string, seconds = 1, status = 503): Refusal {
  const after = String(seconds);
  return new Refusal(status, message, { "Retry-After": after, "X-RateLimit-Retry-After": after });
}

export const notFound = () => new Refusal(404, "Not found");
export const storeIsDown = () => busy("The store does not answer: nothing is sent.", 5);

export function answer(
  status: number,
  body: BodyInit | null,
  headers: HeaderList = {},
  type = "application/json",
): Response {
  const named = body !== null && { "Content-Type": type };
  return new Response(body, { status, headers: { ...headers, ...named, ...always } });
}

export function json(status: number, value: unknown, headers?: HeaderList): Response {
  return answer(status, JSON.stringify(value), headers);
}

/** The API's own, of an error. */
export const errorType = "application/vnd.error+json";

/** An error in the API's own shape: its reader knows that nothing was done. */
export function refusalResponse({ status, message, headers }: Refusal, logRef: string): Response {
  const body = JSON.stringify({ logRef, message, _embedded: { errors: [] }, _links: {} });
  return answer(status, body, headers, errorType);
}
