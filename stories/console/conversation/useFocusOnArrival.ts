import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { NavigationType, useNavigationType } from "react-router";
import { isFocusLost } from "../shell/isFocusLost.js";

/**
 * Takes the focus on arrival where the link that was followed is no longer there to hold it: on a
 * narrow screen the list gives way to the conversation.
 */
export function useFocusOnArrival<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  const isFollowed = useNavigationType() === NavigationType.Push;
  useEffect(() => {
    if (isFollowed && isFocusLost()) ref.current?.focus();
  }, [isFollowed]);
  return ref;
}
