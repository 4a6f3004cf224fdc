import { createChunk } from "../async/chunk.js";

/** What reads files and writes them as base64. Where it cannot be loaded, a file cannot be read. */
export const encoder = /* @__PURE__ */ createChunk(() => import("./encode.js"));
