import type { Location } from "react-router";
import { useLocation, useNavigate } from "react-router";
import type { Id } from "../../../src/index.js";

/** What a page of the history knows beside its address. */
export interface Place {
  /** Opened to be answered: on a desktop the reply takes the focus. */
  isAnswering?: boolean;
  /** On a small screen: the reply is open over the messages, and the way back closes it. */
  hasReplyOpen?: boolean;
  /** The conversation that was left for the list. */
  from?: string;
  /** On the list: the conversation to answer next. */
  next?: string;
  /** Nobody waits for an answer any more. */
  isDone?: boolean;
}

export function usePlace(): Place {
  return placeOf(useLocation());
}

export function placeOf({ state }: Pick<Location, "state">): Place {
  // Of another page's making, or an older version's: read as what it may hold, absent otherwise.
  const kept: unknown = state;
  return typeof kept === "object" && kept !== null ? kept : {};
}

export const pathOf = (id: Id): string => `/conversations/${encodeURIComponent(id)}`;

interface AnswerOptions extends Pick<Place, "hasReplyOpen"> {
  replace?: boolean;
}

/** Opens a conversation to answer it, as the keys do. */
export function useAnswer(): (id: Id, options?: AnswerOptions) => void {
  const navigate = useNavigate();
  return (id, { replace = false, ...place } = {}) => {
    const state: Place = { isAnswering: true, ...place };
    void navigate(pathOf(id), { replace, state });
  };
}
