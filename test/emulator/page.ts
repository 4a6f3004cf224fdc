import { errorResponse } from "./errors.js";

export interface Page<T> {
  items: T[];
  page: { size: number; totalElements: number; totalPages: number; number: number };
  _links: Record<string, { href: string }>;
}

/** A page of `items`, counted from 1, or the 400 that a wrong `page` parameter earns. */
export function paginate<T>(
  items: readonly T[],
  requestUrl: string,
  size: number,
): Page<T> | Response {
  const url = new URL(requestUrl);
  const asked = url.searchParams.get("page") ?? "1";
  const number = Number(asked);
  if (!/^\d+$/.test(asked) || number < 1) {
    return errorResponse(400, "Bad request", {
      errors: [{ path: "page", message: "must be a number from 1", rejectedValue: asked }],
      source: "QUERY",
    });
  }
  const totalPages = Math.ceil(items.length / size);
  const link = (target: number) => {
    url.searchParams.set("page", String(target));
    return { href: url.href };
  };
  const _links: Page<T>["_links"] = {
    self: link(number),
    first: link(1),
    last: link(Math.max(1, totalPages)),
  };
  if (number < totalPages) _links["next"] = link(number + 1);
  if (number > 1) _links["previous"] = link(number - 1);
  return {
    items: items.slice((number - 1) * size, number * size),
    page: { size, totalElements: items.length, totalPages, number },
    _links,
  };
}
