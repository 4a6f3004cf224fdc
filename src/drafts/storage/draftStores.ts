import type { DraftOptions } from "./places.js";

/** A draft that is kept, as far as `clearDrafts` is concerned. */
export interface ClearableDraft {
  options: Pick<DraftOptions, "scope" | "storage">;
  /** Nothing of it is written until something changes. */
  forget: () => void;
}

/** Every one of the page. */
export const draftStores = new Set<ClearableDraft>();
