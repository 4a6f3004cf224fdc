// What a host pays: the composer and its API with all they need, but React and TanStack Query.
export { createHelpScoutApi, ReplyComposer } from "../../src/index.js";
