import { useComposer } from "../context/composerContext.js";
import { PersonSelect } from "./PersonSelect.js";

/** In whose name it goes out. Nothing unless the host gives `users`. */
export function ReplyAs({ className }: { className?: string | undefined }) {
  const { options, strings } = useComposer();
  const { users = [] } = options;
  if (users.length === 0) return null;
  return (
    <PersonSelect name="user" label={strings.replyAs} people={users} className={className}>
      <option value="">{strings.replyAsDefault}</option>
    </PersonSelect>
  );
}
