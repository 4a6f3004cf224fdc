import { useEffect, useId, useRef, useState } from "react";
import type { Concern } from "../../domain/concern.js";
import type { Stranger } from "../../domain/strangers.js";
import { useComposer } from "../context/composerContext.js";
import { focusFirst } from "../context/focusFirst.js";
import { closeModal, showModal } from "../dom/modal.js";
import { useAttachments } from "../attachments/useAttachments.js";
import { hasFocus } from "../dom/place.js";
import { writesCharacter } from "../dom/shortcutLetter.js";
import { useFilePicker } from "../attachments/useFilePicker.js";
import { useSending } from "../context/useSending.js";
import type { PressOptions } from "../../sending/attempt.js";
import { Dialog } from "../ui/Dialog.js";
import { NewThreads } from "../ui/NewThreads.js";
import { Words } from "../ui/Words.js";

/** The one question before a reply goes out; the safe answer has the focus. Nothing otherwise. */
export function Question() {
  const context = useComposer();
  const state = useSending(context);
  return state.status === "asking" ? <Asked concerns={state.concerns} press={state.press} /> : null;
}

function Asked({ concerns, press }: { concerns: readonly Concern[]; press: PressOptions }) {
  const context = useComposer();
  const { strings, session, submit, seen, replyText } = context;
  const { open } = useFilePicker();
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  // Keys that were meant for the reply, since the dialog has just opened: they press no button, and
  // are not lost.
  const typedAt = useRef(useState(Date.now)[0]);
  const typed = useRef("");
  const id = useId();
  const threads = concerns.flatMap((one) => (one.code === "new-threads" ? one.threads : []));
  const [isReviewing, setReviewing] = useState(false);
  const goBack = () => {
    // Closed first: nothing behind an open modal dialog can get the focus.
    closeModal(dialog.current);
    session.sender.returnToIdle();
    // A dialog that closes gives the focus back: to the text, if the agent was typing there. Spaces
    // alone were hasty answers.
    if (hasFocus(replyText.element()) && typed.current.trim()) {
      replyText.editor()?.insert({ format: "plain", value: typed.current }, "cursor");
    }
    const fields = concerns.flatMap((one) => {
      if (one.code === "stranger") return one.strangers.map(({ field }) => field);
      if (one.code === "unusual-address") return one.recipients.map(({ field }) => field);
      return (one.code === "host" && one.field) || [];
    });
    focusFirst(context, fields.length > 0 ? fields : ["text"]);
  };
  const canAttach = concerns.some(({ code }) => code === "no-attachment");
  const hasFiles = useAttachments(context).length > 0;
  // An effect, since only the element itself can become modal; after each render, since Review
  // takes its own button away.
  useEffect(() => {
    // A file that is dropped or pasted while the dialog asks for one answers it.
    if (canAttach && hasFiles) return goBack();
    showModal(dialog.current);
    // Else the first button has it, "Send anyway", and Enter is pressed soon.
    safe.current?.focus();
  });
  const isBlocked = concerns.some((one) => one.code === "host" && one.level === "block");
  const isUnchecked = concerns.some(({ code }) => code === "checks-missing");
  const possible: (readonly [label: string, act: () => void] | false)[] = [
    !isBlocked && [
      isUnchecked ? strings.sendUnchecked : strings.sendAnyway,
      () => {
        seen.markSeen();
        submit({ ...press, isConfirmed: true });
      },
    ],
    // If a missing file is all there is, "Attach a file" goes back to the form too.
    !(canAttach && concerns.length === 1) && [strings.goBack, goBack],
    isUnchecked && [
      strings.tryAgain,
      () => {
        submit(press);
      },
    ],
    canAttach && [
      strings.attachAFile,
      () => {
        goBack();
        open();
      },
    ],
    threads.length > 0 &&
      !isReviewing && [
        strings.review,
        () => {
          seen.markSeen();
          setReviewing(true);
        },
      ],
  ];
  const said = concerns.map(wordsOf);
  const answers = possible.filter((one) => one !== false);
  return (
    <Dialog
      dialogRef={dialog}
      aria-label={strings.send}
      onCancel={goBack}
      onKeyDownCapture={(event) => {
        const isEnter = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
        if (!isEnter && !writesCharacter(event)) return;
        // Nobody reads as fast as that, nor while typing.
        if (Date.now() - typedAt.current > 500) return;
        event.preventDefault();
        typedAt.current = Date.now();
        typed.current += isEnter ? "\n" : event.key;
      }}
    >
      <h2 className="rc-question-title">{strings.send}</h2>
      <ul id={id} className="rc-concerns" role="list">
        {[...new Set(said.flatMap(([words]) => words))].map((words) => (
          <li key={words} dir="auto">
            <Words keep={said.flatMap(([, names = []]) => names)}>{words}</Words>
          </li>
        ))}
      </ul>
      {isReviewing && <NewThreads threads={threads} />}
      <div className="rc-question-answers">
        {answers.map(([label, act], index) => (
          <button
            key={label}
            type="button"
            className={index === answers.length - 1 ? "rc-button rc-primary" : "rc-button"}
            // Readers speak the button with the focus; a dialog's name not in every browser.
            {...(index === answers.length - 1 && { ref: safe, "aria-describedby": id })}
            onClick={act}
          >
            {label}
          </button>
        ))}
      </div>
    </Dialog>
  );

  /** What is said of a concern, and the names in it. */
  function wordsOf(concern: Concern): [words: string[], names?: readonly string[]] {
    switch (concern.code) {
      case "no-attachment":
        return [[strings.noAttachment]];
      case "placeholder":
        return [[strings.placeholdersLeft(concern.placeholders)], concern.placeholders];
      case "checks-missing":
        return [[strings.checksMissing]];
      case "earlier-try":
        return [[strings.earlierMaybeSent]];
      case "greeting":
        return [[strings.greetsStranger(concern.name)], [concern.name]];
      case "stranger": {
        const of = (field?: Stranger["field"]) =>
          concern.strangers.filter((one) => !field || one.field === field).map(({ who }) => who);
        const copies = (["cc", "bcc"] as const).filter((field) => of(field).length > 0);
        return [
          [
            ...of("customer").map(strings.strangeCustomer),
            ...copies.map((field) => strings.strangeCopies(of(field), strings[field])),
          ],
          of(),
        ];
      }
      case "unusual-address": {
        const who = concern.recipients.map((one) => one.who);
        return [[strings.unusualAddresses(who)], who];
      }
      case "status-changed":
        return [[strings.statusChanged(concern.to)]];
      case "host":
        return [[concern.message]];
      case "new-threads":
        return [
          concern.threads.length === 0
            ? [strings.somebodyWasFaster]
            : concern.threads.map(({ author, kind, createdAt }) =>
                strings.arrived(author, kind, createdAt),
              ),
          concern.threads.flatMap(({ author }) => author ?? []),
        ];
    }
  }
}
