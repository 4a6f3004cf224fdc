import { listen } from "../../async/listen.js";
import { beginningOf } from "../../domain/text/cleanText.js";

import { useComposer } from "../context/composerContext.js";
import type { ReplyComposerOptions } from "../../options.js";
import { problemsElsewhere } from "../context/serverProblems.js";
import { useStore } from "../dom/useStore.js";
import { pressOf } from "../../sending/attempt.js";
import type { Failed } from "../../sending/sendState.js";
import { mayHaveBeenSent } from "../../sending/tries.js";
import type { Strings } from "../../strings.js";
import { Banner, BannerDetail } from "../ui/Banner.js";
import { CopyText } from "../drafts/CopyReply.js";
import { Resending } from "./Resending.js";

/** A send that failed, or may have: why, what it means, and what to do. */
export function FailedBanner({ failed }: { failed: Failed }) {
  const { strings, submit, options, session } = useComposer();
  const { error, attempt, look, resendAt, freeAt, perhapsTooLarge } = failed;
  const triesAt = resendAt ?? freeAt;
  const { draft } = attempt.reply;
  const isBack = useStore(subscribeOnline, () => navigator.onLine) && error.code === "offline";
  const isUncertain = mayHaveBeenSent(error);
  const isSevere = !isUncertain && error.code !== "offline" && error.code !== "rate-limited";
  const logRef = "logRef" in error.detail ? error.detail.logRef : undefined;
  return (
    <Banner
      kind={isSevere ? "failed" : isUncertain ? "maybe-sent" : error.code}
      code={error.code}
      tone={isSevere ? "danger" : "warning"}
      exits={[
        [
          isBack ? strings.sendNow : strings.tryAgain,
          () => submit(pressOf(attempt, options.conversation.id)),
        ],
        isUncertain && [draft ? strings.wasSaved : strings.wasSent, session.sender.confirmSent],
        resendAt !== undefined && [strings.cancelResending, session.sender.stopResending],
      ]}
      actions={logRef !== undefined && <CopyText label={strings.copyLogRef} text={() => logRef} />}
      says={[
        // What the look found says more than the error before it.
        look !== "under-review" &&
          look !== "hidden" &&
          (isBack ? strings.backOnline : strings.failed(error.code, error, draft)),
        perhapsTooLarge && strings.perhapsTooLarge,
        look !== undefined && strings.look(look),
        session.sender.uncertainCount() > (isUncertain ? 1 : 0) && strings.earlierMaybeSent,
      ]}
      details={[...new Set(detailsOf(failed, options, strings).map(shortened))]}
      keep={attempt.attachmentNames}
    >
      {triesAt && <Resending at={triesAt} isStopped={!resendAt} />}
      {logRef !== undefined && <BannerDetail>{strings.logRef(shortened(logRef))}</BannerDetail>}
    </Banner>
  );
}

const subscribeOnline = (listener: () => void) => listen(window, ["online", "offline"], listener);

/** The server's own words, and which files are big. */
function detailsOf(failed: Failed, options: ReplyComposerOptions, strings: Strings): string[] {
  const { error, perhapsTooLarge } = failed;
  if (perhapsTooLarge) return [strings.biggestFiles(perhapsTooLarge)];
  switch (error.code) {
    case "invalid": {
      return error.detail.problems.length === 0
        ? [error.message]
        : problemsElsewhere(failed, options, strings);
    }
    case "too-large":
      return error.detail.files.length > 0 ? [strings.biggestFiles(error.detail.files)] : [];
    default:
      return [];
  }
}

/** A server's words may be of any length; a banner is not. */
function shortened(words: string): string {
  return words.length > 500 ? `${beginningOf(words, 500)}…` : words;
}
