import type { VersionReason } from "../domain/textVersion.js";
import { beginning, count } from "./formats.js";

const times = /* @__PURE__ */ new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const days = /* @__PURE__ */ new Intl.DateTimeFormat("en", { day: "numeric", month: "long" });

/** "14:05", and on another day "24 November, 14:05", in the agent's time zone. */
function moment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? times.format(at) : `${days.format(at)}, ${times.format(at)}`;
}

const someNames = (names: readonly string[]) =>
  names.length > 3 ? count(names.length, "file", "files") : names.join(", ");

/** Drafts in this browser. A draft in the conversation, for colleagues to see, is another thing. */
export const draftStrings = {
  draftKept: "Saved on this device",
  draftRestored: (savedAt: number) => `Draft from ${moment(savedAt)} restored`,
  notSent: "Your reply was not sent: the page was closed before it went out.",
  draftFilesMissing: (names: readonly string[]) =>
    `Not saved with it: ${someNames(names)}. Attach again what you need.`,
  discard: "Discard",
  discardReply: "Discard reply",
  draftDiscarded: "Draft discarded",
  draftOffered: (savedAt: number, text: string) =>
    `There is another draft, from ${moment(savedAt)}${text === "" ? "" : `: “${text.length > 80 ? `${beginning(text, 80)}…` : text}”`}`,
  restore: "Restore",
  draftElsewhere: "You’re writing this reply in another tab. What you type there shows up here.",
  draftElsewhereOnPage: "This reply is open elsewhere on this page.",
  draftSendingElsewhere: "This reply is being sent from another tab.",
  draftOfferedElsewhere: "Another draft is waiting here. Take over to see it.",
  endedElsewhere: (how: "sent" | "saved" | "discarded") =>
    ({
      sent: "You sent this reply from another tab.",
      saved: "You saved this reply as a draft from another tab.",
      discarded: "You discarded this reply in another tab.",
    })[how],
  takeOver: "Take over",
  takenOver: "You’re writing this reply here now.",
  draftNotKept: "This browser can’t save drafts: a reload would lose this reply.",
  draftUnreadable: "A draft here couldn’t be read. It was set aside.",
  filesNotKept: (names: readonly string[]) =>
    `${someNames(names)} can’t be saved: a reload would lose ${names.length === 1 ? "it" : "them"}.`,
  earlierVersions: "Earlier versions",
  version: (at: number, before: VersionReason) =>
    `${moment(at)}, before ${
      {
        insert: "text was inserted",
        paste: "text was pasted over it",
        removal: "text was removed",
        restore: "another version was restored",
        "take-over": "another tab took over",
        discard: "it was discarded",
      }[before]
    }`,
};
