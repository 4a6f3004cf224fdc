import { useEffect } from "react";
import { Empty } from "../Problem.js";
import { InboxIcon } from "../icons.js";

/** What stands beside the list while no conversation is open. */
export function Welcome() {
  // The title belongs to the document, which React does not own here.
  useEffect(() => {
    document.title = "Inbox";
  }, []);
  return (
    <div className="welcome">
      <InboxIcon />
      <Empty title="Choose a conversation to read and answer it" />
    </div>
  );
}
