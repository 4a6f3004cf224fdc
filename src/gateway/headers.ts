/*
 * Lists of what may pass, not of what may not: a header that nobody thought of stays on its side.
 * That keeps Authorization, Cookie and Origin down here, Set-Cookie and Access-Control-* up there
 * (the API's own `*` would let any page read what our token opens), and hop-by-hop headers apart.
 */
const up = [
  "accept",
  "accept-language",
  "content-type",
  "idempotency-key",
  "if-none-match",
  "if-modified-since",
];

/** No Content-Encoding and Content-Length: `fetch` has decoded the body. */
const down = [
  "cache-control",
  "content-disposition",
  "content-language",
  "content-type",
  "correlation-id",
  "date",
  "etag",
  "last-modified",
  "resource-id",
  "retry-after",
  "web-location",
];

export function headersUp(headers: Headers): Headers {
  return copy(headers, up);
}

export function headersDown({ status, headers }: Response): Headers {
  const limits = [...headers.keys()].filter((name) => name.startsWith("x-ratelimit-"));
  const passed = copy(headers, [...down, ...limits, ...(status === 201 ? ["location"] : [])]);
  passed.set("X-Content-Type-Options", "nosniff");
  return passed;
}

function copy(from: Headers, names: readonly string[]): Headers {
  const to = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
  return to;
}
