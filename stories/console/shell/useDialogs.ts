import { useState } from "react";
import { useKeys } from "../keys/useKeys.js";

export type ConsoleDialog = "keys" | "settings";

/** The console's dialog that is open, if one is; `?` opens the list of keys. */
export function useDialogs() {
  const [dialog, show] = useState<ConsoleDialog>();
  useKeys({ "?": () => show("keys") });
  return { dialog, show, close: () => show(undefined) };
}
