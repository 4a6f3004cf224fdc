import { useMatch } from "react-router";
import { displayName } from "../api/person.js";
import { useConversationList } from "../data/useConversationList.js";
import { usePlace } from "./places.js";

/** Says which conversation a key has opened: the focus goes straight into its reply. */
export function Arrival() {
  const open = useMatch("/conversations/:id")?.params.id;
  const { isAnswering = false } = usePlace();
  const { data } = useConversationList();
  const view = isAnswering ? data?.find(({ id }) => String(id) === open) : undefined;
  return (
    <p className="hidden" aria-live="polite">
      {view && `${displayName(view.customer)}: ${view.subject}`}
    </p>
  );
}
