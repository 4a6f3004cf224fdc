import { createChunk } from "../async/chunk.js";

/** Few drop a folder. Where it cannot be loaded the folder is one that cannot be read. */
const folderReader = /* @__PURE__ */ createChunk(() => import("./folderReader.js"));

/** What a drop or a paste carries. Folders take their time: nothing else waits for them. */
export interface Transferred {
  files: readonly File[];
  folders: readonly Folder[];
}

export interface Folder {
  name: string;
  /**
   * All files in it, also in its folders, and the names of macOS packages in their place. Rejects
   * where it cannot be read.
   */
  files: Promise<readonly (File | string)[]>;
}

/** Packages that have a type, unlike other folders. */
const mayBePackage = /\.(?:key|numbers|pages|rtfd)$/i;

/** Must be called inside of the event: a DataTransfer is empty after it. */
export function transferred(data: DataTransfer): Transferred {
  const all = Array.from(data.files);
  const items = Array.from(data.items).filter(({ kind }) => kind === "file");
  // Some sources fill in only one of the two; where both are there, they are in one order.
  if (items.length !== all.length) return itemByItem(items, all);
  const folders: Folder[] = [];
  // A folder has no type, but for packages. Asking every item what it is would block a drop of hundreds.
  const files = all.filter((file, index) => {
    const item = file.type === "" || mayBePackage.test(file.name) ? items[index] : undefined;
    const folder = item && folderOf(item);
    if (folder) folders.push(folder);
    return !folder;
  });
  return { files, folders };
}

function itemByItem(items: readonly DataTransferItem[], files: readonly File[]): Transferred {
  if (items.length === 0) return { files, folders: [] };
  const folders: Folder[] = [];
  const found = items.flatMap((item) => {
    const folder = folderOf(item);
    if (folder) folders.push(folder);
    return (folder ? undefined : item.getAsFile()) ?? [];
  });
  return { files: found, folders };
}

function folderOf(item: DataTransferItem): Folder | undefined {
  const entry = item.webkitGetAsEntry();
  return entry?.isDirectory ? { name: entry.name, files: filesOf(entry) } : undefined;
}

async function filesOf(entry: FileSystemEntry): Promise<readonly (File | string)[]> {
  const { filesOfFolder } = await folderReader.load();
  return filesOfFolder(entry);
}
