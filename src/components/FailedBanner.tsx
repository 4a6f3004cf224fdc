import { Fragment } from "react";
import type { Id } from "../domain/conversation.js";
import type { ReplyError, ReplyErrorCode } from "../domain/errors.js";
import { useComposer } from "../hooks/composerContext.js";
import { fieldOfPath } from "../hooks/serverProblems.js";
import { Banner, BannerButton } from "./Banner.js";

interface FailedBannerProps {
  error: ReplyError;
  /** Where the reply was going. */
  conversationId: Id;
}

/** A send that failed, or may have: why, what it means, and what to do. */
export function FailedBanner({ error, conversationId }: FailedBannerProps) {
  const { strings, submit, handle, options, session } = useComposer();
  const kind = kindOf(error.code);
  return (
    <Banner
      kind={kind}
      code={error.code}
      tone={kind === "failed" ? "danger" : "warning"}
      actions={
        <BannerButton
          onClick={() => {
            // The banner goes, and the focus must not go with it.
            handle.focus();
            // Where it was going: after a move that is another conversation than the form's own.
            submit(
              String(conversationId) === String(options.conversation.id)
                ? {}
                : { to: conversationId },
            );
          }}
        >
          {strings.tryAgain}
        </BannerButton>
      }
    >
      {strings.failed(error.code, error)}
      {session.uncertain && kind !== "maybe-sent" && ` ${strings.earlierMaybeSent}`}
      {detailsOf(error).map((detail) => (
        <Fragment key={detail}>
          <br />
          <span className="rc-banner-detail" dir="auto">
            {detail}
          </span>
        </Fragment>
      ))}
    </Banner>
  );

  /** The server's own words, and what support asks for. */
  function detailsOf(failed: ReplyError): string[] {
    switch (failed.code) {
      case "invalid": {
        const { problems, logRef } = failed.detail;
        const elsewhere = problems.filter(({ path }) => !fieldOfPath(path));
        const said = problems.length === 0 ? [failed.message] : [];
        return [
          ...said,
          ...elsewhere.map(({ path, message }) => (path ? `${path}: ${message}` : message)),
          ...(logRef === undefined ? [] : [strings.logRef(logRef)]),
        ];
      }
      case "server":
        return failed.detail.logRef === undefined ? [] : [strings.logRef(failed.detail.logRef)];
      case "too-large":
        return failed.detail.files.length > 0 ? [strings.biggestFiles(failed.detail.files)] : [];
      case "rate-limited":
        return failed.detail.retryAfter === undefined
          ? []
          : [strings.retryAfter(failed.detail.retryAfter)];
      default:
        return [];
    }
  }
}

function kindOf(code: ReplyErrorCode): string {
  switch (code) {
    case "maybe-sent":
    case "unexpected":
      return "maybe-sent";
    case "rate-limited":
    case "offline":
      return code;
    default:
      return "failed";
  }
}
