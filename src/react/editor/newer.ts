import { createChunk } from "../../async/chunk.js";

/** Rarely is somebody faster. Where the chunk cannot be loaded, Send asks about new threads. */
export const newerThreads = /* @__PURE__ */ createChunk(() => import("./NewerThreads.js"));
