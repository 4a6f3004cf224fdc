import { useEffect, useRef, useState } from "react";
import { blankBody, bodyToPlain } from "../../domain/text/body.js";
import { withDefaults } from "../../domain/optional.js";
import type { ReplyComposerOptions } from "../../options.js";
import { copyNear, focusedNear } from "../dom/place.js";
import { useSending } from "../context/useSending.js";
import { isInFlight } from "../../sending/sendState.js";
import type { Session } from "../../session/session.js";
import { defaultStrings } from "../../strings.js";
import { classNames } from "../ui/classNames.js";
import { Banner, BannerButton } from "../ui/Banner.js";
import { Words } from "../ui/Words.js";

export interface BrokenProps {
  session: Session;
  options: ReplyComposerOptions;
  formProps: { className?: string | undefined; "aria-label"?: string | undefined };
  tryAgain: () => void;
}

/**
 * Stands in place of a composer that threw: the typed text, to read and to copy, and a button that
 * opens the form again. The session outlives the composer, with its values, files and running send.
 */
export function Broken({ session, options, formProps, tryAgain }: BrokenProps) {
  const strings = withDefaults(defaultStrings, options.strings);
  const sending = useSending({ session });
  const [said, setSaid] = useState("");
  const root = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isSent = sending.status === "sent" && !sending.isLeft;
  const goesByItself = "resendAt" in sending;
  const failed = sending.status === "failed" ? sending : undefined;
  const body = (!isSent && session.draft?.values()?.text) || blankBody;
  const text = bodyToPlain(body);
  // An effect, since the countdown runs outside of React. What the agent can no longer stop must not
  // be sent by itself.
  useEffect(() => {
    if (goesByItself) session.sender.stopResending();
  }, [session, goesByItself]);
  // An effect, since the focus falls to the page only once the element that had it is removed.
  useEffect(() => {
    const isLost = focusedNear(root.current)?.matches("body") ?? true;
    if (isLost) root.current?.querySelector("button")?.focus();
  }, []);
  const copy = () =>
    copyNear(field.current, text).then(
      () => setSaid(strings.copied),
      () => {
        field.current?.select();
        setSaid(strings.copyFailed);
      },
    );
  return (
    <section
      ref={root}
      className={classNames("rc-root", formProps.className)}
      aria-label={formProps["aria-label"] ?? strings.form}
    >
      <Banner
        kind="broken"
        tone="danger"
        says={[
          strings.broken,
          isInFlight(sending.status) && strings.brokenSending,
          isSent && strings.sent,
          failed && strings.failed(failed.error.code, failed.error, failed.attempt.reply.draft),
        ]}
        actions={
          <>
            <BannerButton onClick={tryAgain}>{strings.openAgain}</BannerButton>
            {sending.status === "delayed" && (
              <BannerButton onClick={session.sender.cancel}>{strings.undo}</BannerButton>
            )}
            {text !== "" && (
              <BannerButton onClick={() => void copy()}>{strings.copyReply}</BannerButton>
            )}
          </>
        }
      />
      {text !== "" && (
        <div className="rc-text">
          <textarea
            ref={field}
            className="rc-textarea"
            rows={5}
            readOnly
            dir="auto"
            translate="no"
            aria-label={strings.reply}
            value={text}
          />
        </div>
      )}
      <div className="rc-hidden" aria-live="polite">
        <Words>{said}</Words>
      </div>
    </section>
  );
}
