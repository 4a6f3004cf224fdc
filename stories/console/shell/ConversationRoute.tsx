import { useParams } from "react-router";
import { ConversationPage } from "../conversation/ConversationPage.js";

/** One page a conversation: another id starts afresh. */
export function ConversationRoute() {
  const { id = "" } = useParams();
  return <ConversationPage key={id} id={id} />;
}
