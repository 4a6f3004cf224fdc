import type { Node } from "prosemirror-model";

// What is loaded later has these of its own: a bundler would split for it what it imported of the editor.
const scheme = "upload:";

/** The source of a picture that waits for a file. */
export function sourceOf(id: string): string {
  return scheme + id;
}

/** The id of the file that a picture waits for; `undefined` where it has an address. */
export function uploadOf(src: unknown): string | undefined {
  return typeof src === "string" && src.startsWith(scheme) ? src.slice(scheme.length) : undefined;
}

/** Where the pictures are that wait for a file, by its id. */
export function uploadsIn(doc: Node): Map<string, number[]> {
  const found = new Map<string, number[]>();
  doc.descendants((node, position) => {
    const id = uploadOf(node.attrs["src"]);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), position]);
  });
  return found;
}
