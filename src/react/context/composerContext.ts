import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext, type RefObject } from "react";
import type { Store } from "../../async/createStore.js";
import type { LocalDraft } from "../../drafts/localDraft.js";
import type { SubmitOptions } from "../../sending/attempt.js";
import type { SeenThreads } from "../../checks/seenThreads.js";
import type { Session } from "../../session/session.js";
import type { Strings } from "../../strings.js";
import type { Announcements } from "./announcements.js";
import type { FormFields } from "./focusFirst.js";
import type { ComposerHandle, ReplyComposerOptions } from "../../options.js";
import type { ReplyText } from "./replyText.js";
import type { ThreadsQuery } from "./useThreadsQuery.js";

/** What the parts share. */
export interface ComposerContext extends FormFields {
  options: ReplyComposerOptions;
  /** Another number is another reply; see `ShownReply`. */
  identity: number;
  session: Session;
  draft: LocalDraft;
  seen: SeenThreads;
  threads: ThreadsQuery;
  client: QueryClient;
  strings: Strings;
  handle: ComposerHandle;
  /**
   * Id of the composer's own element. Every control names it as its `form`: then a form of the host's
   * around it neither submits, nor validates, nor resets them.
   */
  rootId: string;
  /** Id of the sentence that says what Send will do, which describes Send and the status picker. */
  effectId: string;
  replyText: ReplyText;
  /** Where an editor shows its toolbar; `null` where nowhere. */
  formattingPlace: Store<HTMLElement | null>;
  /** Where the button of the saved replies stands; `null` where nowhere. */
  savedRepliesPlace: Store<HTMLElement | null>;
  dateRef: RefObject<HTMLInputElement | null>;
  fileRef: RefObject<HTMLInputElement | null>;
  /** Whether something was typed or chosen in a server's markup before React hydrated it. */
  earlyEditsRef: RefObject<boolean>;
  /** Takes back the latest act, on Ctrl+Z; `undefined` after typing, which the browser takes back. */
  lastActRef: RefObject<(() => void) | undefined>;
  /** Sends what is in the form, to another conversation if `to` says so. */
  submit: (options?: SubmitOptions) => void;
  /** Says something to screen readers, politely. */
  announce: Announcements["say"];
  announcements: Announcements;
}

export const Context = /* @__PURE__ */ createContext<ComposerContext | undefined>(undefined);

/** What `Composer.Root` provides, to our own parts. Throws outside of one. */
export function useComposer(): ComposerContext {
  const context = useContext(Context);
  if (!context) {
    throw new Error(
      "A composer part, or Composer.useComposer(), was used outside of <Composer.Root>. Put its component inside <Composer.Root conversation={…} api={…}>.",
    );
  }
  return context;
}
