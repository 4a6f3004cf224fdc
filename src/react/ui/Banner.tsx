import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ReplyErrorCode } from "../../domain/errors.js";
import { joined } from "../context/announcements.js";
import { whenShown } from "../dom/whenShown.js";
import { icons } from "./icons.js";
import { LeavingButton, type Exit } from "./LeavingButton.js";
import { Words, type WordsProps } from "./Words.js";

interface BannerProps {
  /** Which one, as `data-banner`. */
  kind: string;
  /** The error's code, as `data-code`. */
  code?: ReplyErrorCode | undefined;
  tone: "danger" | "warning" | "success" | "neutral";
  exits?: readonly (Exit | false)[];
  /** Stands after `exits`: what does not take the banner away. */
  actions?: ReactNode;
  /** What it says, sentence by sentence; empty ones are left out. */
  says: readonly (string | false | undefined)[];
  /** Lines of their own that are read aloud with it. */
  details?: readonly string[];
  /** Names in it that no translation may change. */
  keep?: readonly string[] | undefined;
  /** What is to be seen, and not read aloud by itself. */
  children?: ReactNode;
}

/** Milliseconds after which a screen reader knows a new region, and speaks what is put into it. */
const settleMs = 200;

/**
 * A notice above the toolbar. Only its words are an `alert`, or polite where nothing is wrong.
 * A screen reader speaks what is put into a part of the page that it knows, and not what comes together
 * with that part: the words are hidden from it until `settleMs` after the banner came, and other words
 * are another alert.
 */
export function Banner(props: BannerProps) {
  const { kind, code, tone, exits = [], actions, says, details = [], keep, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const isStatus = tone === "success" || tone === "neutral";
  const words = joined(says);
  const [isUnheard, setUnheard] = useState<true | undefined>(true);
  // An effect, since only what is in the page can be taken in.
  useEffect(() => {
    const settle = () => setUnheard(undefined);
    return whenShown(() => root.current, settle, settleMs);
  }, []);
  return (
    <div
      ref={root}
      className="rc-banner"
      data-banner={kind}
      data-code={code}
      data-tone={tone}
      {...(isStatus && { role: "status", "aria-live": "off" })}
    >
      {iconOf(kind, tone)}
      <div className="rc-banner-text">
        <span
          key={!isStatus && !isUnheard ? [words, ...details].join("\n") : ""}
          {...(isStatus ? { "aria-live": "polite" } : { role: "alert", "aria-hidden": isUnheard })}
        >
          <span aria-hidden={isStatus && isUnheard}>
            <Words keep={keep}>{words}</Words>
          </span>
          {details.map((detail) => (
            <BannerDetail key={detail} keep={keep}>
              {detail}
            </BannerDetail>
          ))}
        </span>
        {children}
      </div>
      {(exits.some(Boolean) || actions) && (
        <div className="rc-banner-actions">
          {exits.map(
            (exit) => exit && <LeavingButton key={exit[0]} className="rc-button" exit={exit} />,
          )}
          {actions}
        </div>
      )}
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

/** What can be done about what the banner says. */
export function BannerButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="rc-button" onClick={onClick}>
      <Words>{children}</Words>
    </button>
  );
}
