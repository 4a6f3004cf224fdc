// The API's JSON is read tolerantly: what is missing or of another type is left out.

export type Json = Record<string, unknown>;

export function readRecord(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined;
}

export function readText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function readId(value: unknown): number | string | undefined {
  return readNumber(value) ?? readText(value);
}

/** The list of that name under `_embedded`. */
export function readEmbedded(json: unknown, name: string): Json[] {
  const list = readRecord(readRecord(json)?.["_embedded"])?.[name];
  return Array.isArray(list) ? list.map(readRecord).filter((item) => item !== undefined) : [];
}

/** The number of the page after this one, or nothing after the last. */
export function readNextPage(json: unknown): number | undefined {
  const page = readRecord(readRecord(json)?.["page"]);
  const number = readNumber(page?.["number"]);
  const total = readNumber(page?.["totalPages"]);
  return number !== undefined && total !== undefined && number < total ? number + 1 : undefined;
}
