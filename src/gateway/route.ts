/**
 * The API path that a URL asks for, below the gateway's own mount, or nothing where the gateway has
 * nothing to offer: outside `/v2/`, the token endpoint, and whatever another parser might read as
 * another path (`//`, and encoded slashes, dots or percent signs).
 */
export function apiPath({ pathname }: URL, basePath: string): string | undefined {
  if (!pathname.startsWith(`${basePath}/v2/`)) return undefined;
  const path = pathname.slice(basePath.length);
  if (/\/\/|\\|%(?:2f|5c|2e|25|00)/i.test(path)) return undefined;
  return isTokenEndpoint(path) ? undefined : path;
}

function isTokenEndpoint(path: string): boolean {
  try {
    return /^\/v2\/oauth2(?:\W|$)/i.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}
