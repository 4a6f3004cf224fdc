import type { ReactNode } from "react";
import type { ReplyErrorCode } from "../domain/errors.js";
import { icons } from "./icons.js";
import { Words, type WordsProps } from "./Words.js";

interface BannerProps {
  /** Which one, as `data-banner`. */
  kind: string;
  /** The error's code, as `data-code`. */
  code?: ReplyErrorCode | undefined;
  tone: "danger" | "warning" | "success" | "neutral";
  actions?: ReactNode;
  /** What it says, sentence by sentence; empty ones are left out. */
  says: readonly (string | false | undefined)[];
  /** Names in it that no translation may change. */
  keep?: readonly string[] | undefined;
  /** Further lines. */
  children?: ReactNode;
}

/** One notice above the reply: an `alert`, or a `status` where nothing is wrong. */
export function Banner({ kind, code, tone, actions, says, keep, children }: BannerProps) {
  return (
    <div
      className="rc-banner"
      data-banner={kind}
      data-code={code}
      data-tone={tone}
      role={tone === "success" || tone === "neutral" ? "status" : "alert"}
    >
      {iconOf(kind, tone)}
      <div className="rc-banner-text">
        <Words keep={keep}>{says.filter(Boolean).join(" ")}</Words>
        {children}
      </div>
      {actions !== undefined && <div className="rc-banner-actions">{actions}</div>}
    </div>
  );
}

/** A line of its own: a server's words, or what support asks for. */
export function BannerDetail({ children, keep }: WordsProps) {
  return (
    <>
      <br />
      <span className="rc-banner-detail" dir="auto">
        <Words keep={keep}>{children}</Words>
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
export function BannerButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="rc-button" onClick={onClick}>
      <Words>{children}</Words>
    </button>
  );
}
