/** What of a name stays at its end: the extension, and both of `.tar.gz`. */
const ending = /^(.+?)((?:\.tar)?\.[^.\s]+)?$/su;

/** One spelling for two names that a disk may take for one. */
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
