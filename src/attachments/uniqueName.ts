/** Stem and extension; `.tar.gz` counts as one. */
const ending = /^(.+?)((?:\.tar)?\.[^.\s]+)?$/su;

/** Equal for names that a file system may take for the same. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The name itself, or "image (2).jpg" and so on where it is taken; `taken` holds keys of names. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, extension = ""] = ending.exec(name) ?? [];
  let unique = name;
  for (let n = 2; taken.has(nameKey(unique)); n += 1) unique = `${stem} (${n})${extension}`;
  return unique;
}
