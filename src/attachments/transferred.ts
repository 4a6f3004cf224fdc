import { createChunk } from "../async/chunk.js";

/** Folders are rare. Where the chunk cannot be loaded, the folder is `folder-unreadable`. */
const folderReader = /* @__PURE__ */ createChunk(() => import("./folderReader.js"));

/** What a drop or a paste carries. Reading folders takes time; files do not wait for them. */
export interface Transferred {
  files: readonly File[];
  folders: readonly Folder[];
}

export interface Folder {
  name: string;
  /** Its files, and the names of macOS packages in it. Rejects if it cannot be read. */
  files: Promise<readonly (File | string)[]>;
}

/** Packages for which browsers give a type; other folders have none. */
const mayBePackage = /\.(?:key|numbers|pages|rtfd)$/i;

/** Call it during the event: afterwards the DataTransfer is empty. */
export function transferred(data: DataTransfer): Transferred {
  const all = Array.from(data.files);
  const items = Array.from(data.items).filter(({ kind }) => kind === "file");
  const folders: Folder[] = [];
  const isFile = (item: DataTransferItem) => {
    const folder = folderOf(item);
    if (folder) folders.push(folder);
    return !folder;
  };
  // Some sources fill in only one of the two. If both are there, their order is the same.
  if (items.length > 0 && items.length !== all.length) {
    return { files: items.filter(isFile).flatMap((item) => item.getAsFile() ?? []), folders };
  }
  // Asking every item whether it is a folder would block a drop of hundreds.
  const files = all.filter(({ name, type }, index) => {
    const item = type === "" || mayBePackage.test(name) ? items[index] : undefined;
    return !item || isFile(item);
  });
  return { files, folders };
}

function folderOf(item: DataTransferItem): Folder | undefined {
  const entry = item.webkitGetAsEntry();
  return entry?.isDirectory ? { name: entry.name, files: filesOf(entry) } : undefined;
}

async function filesOf(entry: FileSystemEntry): Promise<readonly (File | string)[]> {
  const { filesOfFolder } = await folderReader.load();
  return filesOfFolder(entry);
}
