import { addressKey } from "./recipients.js";

/** The part behind the @, in lower case; "" where there is none. */
function domainOf(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf("@");
  return at < 0 ? "" : key.slice(at + 1);
}

/**
 * Domains among the addresses that are neither internal (nor a subdomain of an internal one) nor
 * among the domains of `seen`.
 */
export function newDomains(
  addresses: readonly string[],
  seen: readonly string[],
  internalDomains: readonly string[] = [],
): string[] {
  const known = new Set(seen.map(domainOf));
  const internal = internalDomains.map((domain) => domain.replace(/^[@.]+/, "").toLowerCase());
  const isInternal = (domain: string) =>
    internal.some((own) => domain === own || domain.endsWith(`.${own}`));
  const strange = addresses.map(domainOf).filter((d) => d !== "" && !known.has(d));
  return [...new Set(strange)].filter((domain) => !isInternal(domain));
}
