import type { ReactNode } from "react";
import type { ReplyErrorCode } from "../domain/errors.js";
import { icons } from "./icons.js";

interface BannerProps {
  /** Which one, as `data-banner`. */
  kind: string;
  /** The error's code, as `data-code`. */
  code?: ReplyErrorCode | undefined;
  tone: "danger" | "warning" | "success" | "neutral";
  actions?: ReactNode;
  children: ReactNode;
}

/** One notice above the reply: an `alert`, or a `status` where nothing is wrong. */
export function Banner({ kind, code, tone, actions, children }: BannerProps) {
  return (
    <div
      className="rc-banner"
      data-banner={kind}
      data-code={code}
      data-tone={tone}
      role={tone === "success" || tone === "neutral" ? "status" : "alert"}
    >
      {iconOf(kind, tone)}
      <div className="rc-banner-text">{children}</div>
      {actions !== undefined && <div className="rc-banner-actions">{actions}</div>}
    </div>
  );
}

/** A line of its own: a server's words, or what support asks for. */
export function BannerDetail({ children }: { children: string }) {
  return (
    <>
      <br />
      <span className="rc-banner-detail" dir="auto">
        {children}
      </span>
    </>
  );
}

function iconOf(kind: string, tone: BannerProps["tone"]): ReactNode {
  if (kind === "locked") return icons.lock;
  if (tone === "neutral") return icons.draft;
  return tone === "success" ? icons.done : icons.warning;
}

/** A way out of what the banner says. */
export function BannerButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="rc-button" onClick={onClick}>
      {children}
    </button>
  );
}
