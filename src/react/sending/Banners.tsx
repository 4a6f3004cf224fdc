import { rulesOf } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { pressOf } from "../../sending/attempt.js";
import { availabilityOf, useSending } from "../context/useSending.js";
import { refusalOf } from "../../sending/sendState.js";
import { Banner, BannerDetail } from "../ui/Banner.js";
import { CopyReply, CopyText } from "../drafts/CopyReply.js";
import { DraftBanners } from "../drafts/DraftBanners.js";
import { FailedBanner } from "./FailedBanner.js";
import { StartNewConversation } from "./StartNewConversation.js";

/** Why the conversation may not take a reply, and what became of the latest press. */
export function Banners() {
  return (
    <>
      <DraftBanners />
      <AvailabilityBanner />
      <OutcomeBanner />
    </>
  );
}

function AvailabilityBanner() {
  const context = useComposer();
  const { strings, submit, options } = context;
  const state = useSending(context);
  const available = availabilityOf(context, state);
  switch (available.status) {
    case "open":
      return null;
    case "locked": {
      const { certain, reason, logRef } = available;
      return (
        <Banner
          kind="locked"
          code={certain ? "locked" : undefined}
          tone="warning"
          actions={
            <>
              {certain && <StartNewConversation />}
              <CopyReply />
              {logRef !== undefined && <CopyText label={strings.copyLogRef} text={() => logRef} />}
            </>
          }
          says={[
            strings.locked(reason, rulesOf(options).threadLimit),
            certain ? strings.lockedKept : strings.lockedHint,
          ]}
        >
          {logRef !== undefined && <BannerDetail>{strings.logRef(logRef)}</BannerDetail>}
        </Banner>
      );
    }
    case "moved": {
      const { to } = available;
      return (
        <Banner
          kind="moved"
          code="moved"
          tone="warning"
          exits={[
            [
              strings.sendTo(to),
              () => {
                const pressed =
                  "attempt" in state ? pressOf(state.attempt, options.conversation.id) : {};
                submit({ ...pressed, to: to.id });
              },
            ],
          ]}
          says={[strings.moved(to)]}
        />
      );
    }
    case "gone":
      return (
        <Banner
          kind="gone"
          code="gone"
          tone="danger"
          actions={
            <>
              <StartNewConversation />
              <CopyReply />
            </>
          }
          says={[strings.gone]}
        />
      );
  }
}

function OutcomeBanner() {
  const context = useComposer();
  const state = useSending(context);
  // Shown above: it is the conversation's.
  if (state.status !== "failed" || refusalOf(state)) return null;
  return <FailedBanner failed={state} />;
}
