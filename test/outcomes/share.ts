/// <reference types="vite/client" />

/** All of them in `npm run soak`; else a fixed share, one of so many, from every part of the list. */
export function share<T>(all: readonly T[], oneOf: number, first = 0): readonly T[] {
  if (import.meta.env["VITE_WHOLE"]) return all;
  return all.filter((_, at) => at % oneOf === first % oneOf);
}
