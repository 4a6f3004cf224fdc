import type { ReplyEffect } from "../domain/effect.js";
import { count, isolated, size, statusName } from "./formats.js";

/** What the line below the toolbar says: what Send would do, what it does, what it did. */
export const statusLineStrings = {
  /** `named`: those who get a copy and were added here. */
  sendsTo: (customer: string, named: readonly string[]) =>
    `To ${[...(customer === "" ? [] : [isolated(customer)]), ...named].join(", ")}`,
  /** How many more get a copy. */
  andMore: (n: number) => `+ ${n}`,
  chooseCustomer: "Choose who to reply to",
  /** Who is answered where it is not the conversation’s customer. */
  otherCustomer: (who: string, usual: string) => `${isolated(who)} (not ${isolated(usual)})`,
  /** What becomes of the conversation; "" where that is not known. */
  effect: (effect: ReplyEffect): string => {
    switch (effect.kind) {
      case "history":
        return `Adds to history, no email${effect.status === undefined ? "" : ` · becomes ${statusName(effect.status)}`}`;
      case "draft":
        return "Saves a draft your team can see, no email";
      case "reopens":
        return "reopens the conversation";
      case "sets-status":
        return `becomes ${statusName(effect.status)}`;
      case "keeps-status":
        return `stays ${statusName(effect.status)}`;
      case "sends":
        return "";
    }
  },
  effectStopped: (entries: readonly string[]) =>
    entries.length === 1
      ? `Can’t send: “${entries[0]}” can’t be reached`
      : `Can’t send: ${count(entries.length, "recipient", "recipients")} can’t be reached`,
  /** Of the entries that are still being typed one has the focus. */
  effectUnfinished: ([entry]: readonly string[]) => `“${entry}” isn’t a whole address yet`,
  effectRefused: "Can’t send to this conversation",
  effectFiles: "Can’t send: a file has a problem",
  sendingIn: (seconds: number) => `Sending in ${seconds} s`,
  undo: "Undo",
  sendNow: "Send now",
  undoPossible: "You can still undo it",
  /** Once the agent types while the text takes nothing. */
  typingPaused: "typing is paused",
  cancel: "Cancel sending",
  cancelShort: "Cancel",
  sendingProgress: "Sending reply",
  sending: (sent: number, total: number) => {
    const all = size(total);
    return `Sending… ${size(sent).replace(/\s.*/, (unit) => (all.endsWith(unit) ? "" : unit))} of ${all}`;
  },
  waiting: "Preparing your files…",
  checking: "Checking before it goes",
  delivering: "Waiting for the server’s answer",
  sent: "Reply sent",
  filed: "Added to history",
  draftSaved: "Draft saved",
};
