// What a host's own tests need: a backend in memory, and the composer by the names it promises.
export {
  composer,
  type ComposerContent,
  type ComposerPage,
  type ComposerPageOptions,
  type Screen,
  type ShownBanner,
} from "./testing/composer.js";
export type { PressedKey } from "./testing/input.js";
export {
  createFakeApi,
  type CreatedReply,
  type FakeApi,
  type FakeApiOptions,
  type FakeConversation,
  type FakeSnippet,
} from "./testing/fakeApi.js";
export type { Fault } from "./testing/faults.js";
