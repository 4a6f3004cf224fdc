import { rulesOf } from "../../domain/rules.js";
import { useComposer } from "../context/composerContext.js";
import { pressOf } from "../../sending/attempt.js";
import { useAvailability, useSending } from "../context/useSending.js";
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
  const { strings, submit, session, options } = context;
  const available = useAvailability(context);
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
                const state = session.sender.getSnapshot();
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

const shownAsAvailability = new Set(["locked", "moved", "gone"]);

function OutcomeBanner() {
  const context = useComposer();
  const state = useSending(context);
  if (state.status === "failed" && !shownAsAvailability.has(state.error.code)) {
    return <FailedBanner failed={state} />;
  }
  return null;
}
