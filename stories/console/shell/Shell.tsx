import { useRef } from "react";
import { Outlet, useMatch } from "react-router";
import { Inbox } from "../inbox/Inbox.js";
import { Outbox } from "./Outbox.js";
import { useStayOnDrop } from "./useStayOnDrop.js";

/** The list beside what is open; on narrow screens one of the two. */
export function Shell() {
  const isConversation = useMatch("/conversations/:id") !== null;
  const mainRef = useRef<HTMLElement>(null);
  useStayOnDrop();
  return (
    <div className="console" data-view={isConversation ? "conversation" : "list"}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          mainRef.current?.focus();
        }}
      >
        Skip to the conversation
      </a>
      <Inbox />
      <main className="main" id="main" ref={mainRef} tabIndex={-1}>
        <Outlet />
      </main>
      <Outbox />
    </div>
  );
}
