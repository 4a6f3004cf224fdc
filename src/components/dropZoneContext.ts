import { createContext, useContext } from "react";
import type { useDropZone } from "../hooks/useDropZone.js";

type DropZone = ReturnType<typeof useDropZone>;

export const DropZoneContext = /* @__PURE__ */ createContext<DropZone | undefined>(undefined);

/** The form's drop-zone: its hidden input and the way to open the picker. */
export function useDropZoneOfForm(): DropZone {
  const dropZone = useContext(DropZoneContext);
  if (!dropZone) throw new Error("Attach was rendered outside of <Composer.Root>. Put it inside.");
  return dropZone;
}
