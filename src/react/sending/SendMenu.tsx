import { useWatch } from "react-hook-form";
import { waysToSend } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { useMenu } from "../dom/useMenu.js";
import { useIsInFlight } from "../context/useSending.js";
import { icons } from "../ui/icons.js";

/** Sends with a status for this press alone; nothing is remembered. Not for drafts and history. */
export function SendMenu({ isLocked }: { isLocked: boolean }) {
  const context = useComposer();
  const { form, strings, submit, options } = context;
  const [draft, imported] = useWatch({ control: form.control, name: ["draft", "imported"] });
  const isSending = useIsInFlight(context);
  const { isOpen, close, buttonProps, menuProps } = useMenu();
  const offered = waysToSend(options);
  if (draft || imported || offered.length === 0) return null;
  return (
    <span className="rc-ways">
      <button
        type="button"
        className="rc-button rc-primary rc-ways-button"
        aria-label={strings.moreWaysToSend}
        disabled={isLocked}
        aria-disabled={isSending || undefined}
        {...buttonProps}
        {...(isSending ? { onClick: undefined, onKeyDown: undefined } : {})}
      >
        {icons.more}
      </button>
      {isOpen && (
        <div {...menuProps} className="rc-ways-menu" aria-label={strings.moreWaysToSend}>
          {offered.map((status) => (
            <button
              key={status}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="rc-ways-item"
              onClick={() => {
                close();
                submit({ status });
              }}
            >
              <span>{strings.sendWithStatus(status)}</span>
              {status === offered[0] && (
                <kbd className="rc-keys">{strings.keys("send-and-close")}</kbd>
              )}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
