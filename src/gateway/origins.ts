/** Whether a request comes from a page of a listed origin, or, reading, from no page at all. */
export type PageCheck = (request: Request, isWriting: boolean) => boolean;

/**
 * Browsers say `Origin` with every write, and with a reading of another origin's page. Without it the
 * page has the origin of the request itself, so its host must be a listed one: a name that was
 * rebound to this machine is not. The scheme is not compared, since proxies end TLS.
 */
export function createPageCheck(origins: readonly string[]): PageCheck {
  return ({ url, headers }, isWriting) => {
    const origin = headers.get("Origin");
    if (origin !== null) return origins.includes(origin);
    const site = headers.get("Sec-Fetch-Site");
    if (isWriting || (site !== null && site !== "same-origin")) return false;
    return origins.some((one) => new URL(one).host === new URL(url).host);
  };
}
