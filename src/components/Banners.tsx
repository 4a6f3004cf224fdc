import { useComposer } from "../hooks/composerContext.js";
import { useAvailability, useSending } from "../hooks/useSending.js";
import { Banner, BannerButton } from "./Banner.js";
import { CopyReply } from "./CopyReply.js";
import { DraftBanners } from "./DraftBanners.js";
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
  const { strings, submit, handle } = context;
  const available = useAvailability(context);
  switch (available.status) {
    case "open":
      return null;
    case "locked":
      return (
        <Banner
          kind="locked"
          code={available.certain ? "locked" : undefined}
          tone="warning"
          actions={
            <>
              {available.certain && <StartNewConversation />}
              <CopyReply />
            </>
          }
        >
          {strings.locked(available.reason)}{" "}
          {available.certain ? strings.lockedKept : strings.lockedHint}
        </Banner>
      );
    case "moved": {
      const { to } = available;
      return (
        <Banner
          kind="moved"
          code="moved"
          tone="warning"
          actions={
            <BannerButton
              onClick={() => {
                handle.focus();
                submit({ to: to.id });
              }}
            >
              {strings.sendTo(to)}
            </BannerButton>
          }
        >
          {strings.moved(to)}
        </Banner>
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
        >
          {strings.gone}
        </Banner>
      );
  }
}

const shownAsAvailability = new Set(["locked", "moved", "gone"]);

function OutcomeBanner() {
  const context = useComposer();
  const { strings, session, handle } = context;
  const state = useSending(context);
  if (state.status === "failed" && !shownAsAvailability.has(state.error.code)) {
    return <FailedBanner failed={state} />;
  }
  if (state.status !== "sent") return null;
  const { draft, imported } = state.attempt.reply;
  return (
    <Banner
      kind={draft ? "draft-saved" : "sent"}
      tone="success"
      actions={
        <BannerButton
          onClick={() => {
            handle.focus();
            session.sending.set({ status: "idle" });
          }}
        >
          {strings.dismiss}
        </BannerButton>
      }
    >
      {draft ? strings.draftSaved : imported ? strings.filed : strings.sent}
      {state.isEarlier && ` ${strings.sentEarlier}`}
    </Banner>
  );
}
