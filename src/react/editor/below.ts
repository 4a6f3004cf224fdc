import { createChunk } from "../../async/chunk.js";

/** Where it cannot be loaded, what goes below the text can be read alone, and nothing can be quoted. */
export const below = /* @__PURE__ */ createChunk(() => import("./BelowText.js"));
