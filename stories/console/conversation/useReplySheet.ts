import { useEffect, useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { NavigationType, useLocation, useNavigate, useNavigationType } from "react-router";
import type { ComposerHandle, ComposerPart } from "../../../src/index.js";
import type { Place } from "../shell/places.js";
import { placeOf } from "../shell/places.js";
import { isFocusLost } from "../shell/isFocusLost.js";
import { closeWhatIsOpen } from "./closeWhatIsOpen.js";
import { useIsSmall } from "../shell/useIsSmall.js";

export interface ReplySheet {
  /** The screen is small: the reply is either closed or over the messages. */
  isSmall: boolean;
  isOpen: boolean;
  /** Opens the reply where it is closed, and gives it the focus. */
  write: (part?: ComposerPart) => void;
  /** Back to the messages, as the browser's own way back. */
  close: () => void;
  openerRef: RefObject<HTMLButtonElement | null>;
}

/**
 * Where the reply is. On a small screen it opens over the messages as an entry of the history, so that
 * the way back that every phone has leads back to reading.
 */
export function useReplySheet(composerRef: RefObject<ComposerHandle | null>): ReplySheet {
  const navigate = useNavigate();
  const location = useLocation();
  const isFollowed = useNavigationType() !== NavigationType.Pop;
  const isSmall = useIsSmall();
  const { hasReplyOpen = false, isAnswering = false } = placeOf(location);
  const isOpen = isSmall && hasReplyOpen;
  const openerRef = useRef<HTMLButtonElement>(null);

  const arrived = useRef<string>(undefined);
  // On arrival: what is open is focused once it is there. On a desktop also where what is shown is opened
  // again, as by a reply that is taken back.
  useEffect(() => {
    const { current } = arrived;
    if (current === location.key) return;
    arrived.current = location.key;
    const isAwaited = isSmall ? isOpen && current === undefined : isAnswering;
    if (isFollowed && isAwaited) composerRef.current?.focus();
  }, [composerRef, isAnswering, isFollowed, isOpen, isSmall, location.key]);

  const wasOpen = useRef(isOpen);
  const isClosing = useRef(false);
  // Before paint: what the way back has closed may have to be there still, and only now is it known that
  // the focus went away with the reply.
  useLayoutEffect(() => {
    const isLeft = wasOpen.current && isSmall && !isOpen;
    const isBack = isLeft && !isClosing.current;
    wasOpen.current = isOpen;
    if (isLeft) isClosing.current = false;
    if (isBack && closeWhatIsOpen()) {
      const state: Place = { ...placeOf(location), hasReplyOpen: true };
      void navigate(location, { state });
    } else if (isLeft && isFocusLost()) openerRef.current?.focus();
  }, [isOpen, isSmall, location, navigate]);

  return {
    isSmall,
    isOpen,
    openerRef,
    write: (part) => {
      if (isSmall && !isOpen) {
        const state: Place = { ...placeOf(location), hasReplyOpen: true };
        // At once: a phone shows its keyboard only for a focus that is set inside of the tap.
        flushSync(() => void navigate(location, { state }));
      }
      composerRef.current?.focus(part);
    },
    close: () => {
      if (!isOpen) return;
      isClosing.current = true;
      void navigate(-1);
    },
  };
}
