import { useDropzone } from "react-dropzone";
import { useComposer } from "./composerContext.js";

/** Files dropped on the form or chosen with the button; limits are the store's to check. */
export function useDropZone() {
  const { session } = useComposer();
  return useDropzone({
    // A real button opens the picker, and pasting is the form's own: text must win over pictures.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    multiple: true,
    onDrop: (accepted, rejected) => {
      const files = [...accepted, ...rejected.map(({ file }) => file)];
      session.attachments.add(files);
    },
  });
}
