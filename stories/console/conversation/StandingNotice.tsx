import { Link } from "react-router";
import { MergedIcon } from "../icons.js";
import type { Standing } from "./useOpenConversation.js";

interface Props {
  id: string;
  standing: Standing;
}

/** Says, above the messages, that the conversation is not what its address says. */
export function StandingNotice({ id, standing }: Props) {
  if (standing.status === "here") return null;
  return (
    <p className="notice">
      {standing.status === "moved" && <MergedIcon />}
      <span>
        <StandingText id={id} standing={standing} />
      </span>
    </p>
  );
}

export function StandingText({ id, standing }: Props) {
  switch (standing.status) {
    case "here":
      return null;
    case "moved":
      return (
        <>
          Conversation {id} was merged into {standing.to}.{" "}
          <Link to={`/conversations/${standing.to}`}>Open {standing.to}</Link>
        </>
      );
    case "gone":
      return <>Conversation {id} could not be found: it was deleted, or merged long ago.</>;
    case "lost":
      return <>Conversation {id} could not be located: its merges lead in a circle.</>;
    case "stale":
      return <>What you see may be out of date. {standing.error.message}.</>;
    default:
      return standing satisfies never;
  }
}
