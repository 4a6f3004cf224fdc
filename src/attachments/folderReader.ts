import { fromEvent } from "file-selector";

/**
 * Returns the files of a folder and of its folders; for a macOS package only its name. Rejects if the
 * folder cannot be read.
 */
export async function filesOfFolder(entry: FileSystemEntry): Promise<readonly (File | string)[]> {
  if (isPackage(entry.name)) return [entry.name];
  // As if it were dropped alone: the items of the real event are empty once that is over.
  const item = { kind: "file", webkitGetAsEntry: () => entry };
  const found = await fromEvent({ type: "drop", dataTransfer: { items: [item] } });
  // `instanceof File` is false for a file of another window.
  const files = found.filter((file) => "lastModified" in file);
  const around = ({ path }: { path: string }) => path.split("/").slice(0, -1).find(isPackage);
  const packages = new Set(files.map(around).filter((name) => name !== undefined));
  return [...packages, ...files.filter((file) => around(file) === undefined)];
}

const packages =
  /\.(?:app|band|bundle|fcpbundle|framework|graffle|imovielibrary|key|logicx|mpkg|numbers|pages|photoslibrary|pkg|playground|prefpane|rtfd|scriv|sparsebundle|xcodeproj)$/i;

/** Whether macOS shows a folder of that name as one file. A reader could not use its contents. */
function isPackage(name: string): boolean {
  return packages.test(name);
}
