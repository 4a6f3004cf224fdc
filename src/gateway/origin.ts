/**
 * Whether another site's page may be behind a request. The gateway acts with a token of its own, so
 * any page that an agent opens could otherwise send replies through it.
 */
export function isCrossSite(request: Request, allowedOrigins: ReadonlySet<string>): boolean {
  const origin = request.headers.get("Origin");
  if (origin !== null && allowedOrigins.has(origin)) return false;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site === "cross-site") return true;
  // Only a browser can say this, and it knows better than a proxy that has rewritten the host.
  if (site === "same-origin") return false;
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== new URL(request.url).host;
}
