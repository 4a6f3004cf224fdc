import { createContext, useContext } from "react";
import type { DropzoneState } from "react-dropzone";

export const DropZoneContext = createContext<DropzoneState | undefined>(undefined);

/** The form's drop-zone: its hidden input and the way to open the picker. */
export function useDropZoneOfForm(): DropzoneState {
  const dropZone = useContext(DropZoneContext);
  if (!dropZone) throw new Error("Attach was rendered outside of <Composer.Root>. Put it inside.");
  return dropZone;
}
