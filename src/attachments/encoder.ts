import { createChunk } from "../async/chunk.js";

/** Reads files and writes base64. Where the chunk cannot be loaded, files are `unreadable`. */
export const encoder = /* @__PURE__ */ createChunk(() => import("./encode.js"));
