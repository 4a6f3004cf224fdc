import { useComposer } from "../context/composerContext.js";
import { Select } from "./Select.js";

/** In whose name the reply goes out. Renders nothing unless the host gives `users`. */
export function ReplyAs({ className }: { className?: string | undefined }) {
  const { options, strings } = useComposer();
  const { users = [] } = options;
  if (users.length === 0) return null;
  return (
    <Select name="user" label={strings.replyAs} people={users} className={className}>
      <option value="">{strings.replyAsDefault}</option>
    </Select>
  );
}
