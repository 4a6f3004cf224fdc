import { fromEvent } from "file-selector";

/** All files in a folder, also in its folders. Rejects where it cannot be read. */
export async function filesOfFolder(entry: FileSystemEntry): Promise<readonly File[]> {
  // As a drop of it alone: the event that brought it is over, and its own items are empty by now.
  const item = { kind: "file", webkitGetAsEntry: () => entry };
  const files = await fromEvent({ type: "drop", dataTransfer: { items: [item] } });
  // Not by its class: a File of another window is none of ours.
  return files.filter((file) => "lastModified" in file);
}
