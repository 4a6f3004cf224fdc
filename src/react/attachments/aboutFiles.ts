import { createChunk } from "../../async/chunk.js";

/** Where it cannot be loaded, a picture looks like any other file, and nothing is announced of files. */
export const aboutFiles = /* @__PURE__ */ createChunk(() => import("./FilesLater.js"));
