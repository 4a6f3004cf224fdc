import { useDropzone } from "react-dropzone";
import type { AttachmentStore } from "../attachments/store.js";
import { transferred } from "../attachments/transferred.js";
import { useComposer } from "./composerContext.js";

/** Files dropped on the form or chosen with the button; limits are the store's to check. */
export function useDropZone() {
  const { session, draft } = useComposer();
  return useDropzone({
    // A real button opens the picker, and pasting is the form's own: text must win over pictures.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    multiple: true,
    // The library gives up a drop that it still reads when the next one comes, and a whole drop
    // when one file of it fails: files go to the store from here, and it is told of none.
    getFilesFromEvent: async (event) => {
      // Another tab edits the reply. The drop must still not navigate away.
      if (draft.getSnapshot().owner === "elsewhere") return [];
      if ("dataTransfer" in event && event.type === "drop") {
        attachTransferred(session.attachments, event.dataTransfer);
      } else if ("target" in event && event.target instanceof HTMLInputElement) {
        session.attachments.add(event.target.files ?? []);
      }
      return [];
    },
  });
}

/** Attaches what was dropped or pasted. Inside of the event. */
export function attachTransferred(
  attachments: AttachmentStore,
  data: DataTransfer | null,
  named = (file: File) => file,
): void {
  if (!data) return;
  const { files, folders } = transferred(data);
  attachments.add(files.map(named));
  for (const folder of folders) attachments.addFolder(folder);
}
