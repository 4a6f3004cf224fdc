import { useEffect } from "react";
import { Empty } from "../Problem.js";
import { CheckIcon, InboxIcon } from "../icons.js";
import { usePlace } from "./places.js";

/** What stands beside the list while no conversation is open. */
export function Welcome() {
  const { isDone } = usePlace();
  // The title belongs to the document, which React does not own here.
  useEffect(() => {
    document.title = "Inbox";
  }, []);
  return (
    <div className="welcome">
      {isDone ? <CheckIcon /> : <InboxIcon />}
      <Empty
        title={
          isDone
            ? "Nobody else is waiting for an answer"
            : "Choose a conversation to read and answer it"
        }
      />
    </div>
  );
}
