import type { ReactNode } from "react";
import { statusesOf, waysToSend } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { callHost } from "../context/callHost.js";
import { isApple, keysOf } from "../context/shortcuts.js";
import { useMenu } from "../dom/useMenu.js";

import { icons } from "../ui/icons.js";

interface SendMenuProps {
  isRefused: boolean;
  isSending: boolean;
}

/**
 * Sends with a status for this press alone, of those that the host allows, or in the host's own
 * `ways`.
 */
export function SendMenu({ isRefused, isSending }: SendMenuProps) {
  const { strings, submit, handle, options } = useComposer();
  const { ways = [] } = options;
  const closingKeys = keysOf("send-and-close", options);
  const { isOpen, close, around, buttonProps, menuProps } = useMenu();
  const usual = waysToSend(options);
  const offered = new Set([...usual, ...statusesOf(options)]);
  if (offered.size + ways.length === 0) return null;
  return (
    <span className="rc-ways" {...around}>
      <button
        type="button"
        className="rc-button rc-primary rc-ways-button"
        aria-label={strings.moreWaysToSend}
        disabled={isRefused}
        aria-disabled={isSending || undefined}
        {...buttonProps}
        {...(isSending && { onClick: undefined, onKeyDown: undefined })}
      >
        {icons.more}
      </button>
      {isOpen && (
        <div {...menuProps} aria-label={strings.moreWaysToSend}>
          {[...offered].map((status) => (
            <Item key={status} close={close} act={() => submit({ status })}>
              <span>{strings.sendWithStatus(status)}</span>
              {status === usual[0] && closingKeys !== undefined && (
                <kbd className="rc-keys">{strings.keys(closingKeys, isApple())}</kbd>
              )}
            </Item>
          ))}
          {ways.map(({ label, onChoose }) => (
            <Item key={label} close={close} act={() => callHost(onChoose, handle)}>
              <span>{label}</span>
            </Item>
          ))}
        </div>
      )}
    </span>
  );
}

interface ItemProps {
  close: () => void;
  act: () => void;
  children: ReactNode;
}

function Item({ close, act, children }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="rc-popup-item"
      onClick={() => {
        close();
        act();
      }}
    >
      {children}
    </button>
  );
}
