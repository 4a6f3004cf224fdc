/** Words about text that comes by itself, which are loaded with the first of it. */
export const streamStrings = {
  coming: "Text is coming in…",
  /** Said as it begins, with how to stop it. */
  begun: "Text is coming in. Escape stops it.",
  stop: "Stop",
  stopped: "Stopped",
  whole: "The text is in",
  /** The source has failed before anything came. */
  nothingCame: "No text came. Your reply is as it was.",
  /** The source has failed half-way. */
  takenOut:
    "The text stopped half-way and was taken out again. What came is in “Earlier versions”.",
  /** Below the text, once Send was pressed meanwhile. */
  stopsSend: "Nothing was sent: text is still coming in. Wait for it, or stop it.",
  dismiss: "Dismiss",
};

export type StreamStrings = typeof streamStrings;
