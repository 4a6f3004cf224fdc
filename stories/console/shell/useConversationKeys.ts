import { useRef, useEffect } from "react";
import { useMatch } from "react-router";
import { useNeighbours } from "../data/useNeighbours.js";
import { useKeys } from "../keys/useKeys.js";
import { useAnswer, usePlace } from "./places.js";

/** `j` and `k`: the next and the previous conversation of the list; on it `j` opens the one to answer next. */
export function useConversationKeys(): void {
  const open = useMatch("/conversations/:id")?.params.id;
  const { beside } = useNeighbours(open);
  const answer = useAnswer();
  const { next } = usePlace();
  const latest = useRef(open);
  // An effect: what is shown by the time that a page of the list was loaded.
  useEffect(() => {
    latest.current = open;
  }, [open]);
  const go = async (step: 1 | -1) => {
    const isNext = open === undefined && step === 1;
    const id = (isNext ? next : undefined) ?? (await beside(step));
    // Nobody is pulled out of where they have gone meanwhile.
    if (id !== undefined && latest.current === open) answer(id);
  };
  useKeys({ j: () => void go(1), k: () => void go(-1) });
}
