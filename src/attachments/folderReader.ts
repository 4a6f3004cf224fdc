import { fromEvent } from "file-selector";
import { isPackage } from "./packages.js";

/**
 * All files in a folder, also in its folders; of a macOS package only its name. Rejects where it
 * cannot be read.
 */
export async function filesOfFolder(entry: FileSystemEntry): Promise<readonly (File | string)[]> {
  if (isPackage(entry.name)) return [entry.name];
  // As a drop of it alone: the event that brought it is over, and its own items are empty by now.
  const item = { kind: "file", webkitGetAsEntry: () => entry };
  const found = await fromEvent({ type: "drop", dataTransfer: { items: [item] } });
  // Not by its class: a File of another window is none of ours.
  const files = found.filter((file) => "lastModified" in file);
  const around = ({ path }: { path: string }) => path.split("/").slice(0, -1).find(isPackage);
  const packages = new Set(files.map(around).filter((name) => name !== undefined));
  return [...packages, ...files.filter((file) => around(file) === undefined)];
}
