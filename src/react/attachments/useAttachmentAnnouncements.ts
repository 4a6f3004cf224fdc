import { useEffect } from "react";
import type { Session } from "../../session/session.js";
import type { Strings } from "../../strings.js";
import { joined } from "../context/announcements.js";
import { aboutFiles } from "./aboutFiles.js";
import { problemOfFile } from "./problemOfFile.js";

/** Announces what was attached, what failed, and when all files are ready. */
export function useAttachmentAnnouncements(
  { attachments }: Session,
  strings: Strings,
  announce: (text: string) => void,
): void {
  // An effect, since the store changes outside of React.
  useEffect(() => {
    let before = attachments.getSnapshot();
    let isWaiting = false;
    return attachments.subscribe(async () => {
      if (isWaiting) return;
      isWaiting = true;
      // The files of a folder are added in turns, and announced together.
      await attachments.arrived();
      const loaded = await aboutFiles.load().catch(() => undefined);
      isWaiting = false;
      const now = attachments.getSnapshot();
      const said = loaded?.whatHappened(before, now, strings, problemOfFile) ?? [];
      before = now;
      if (said.length > 0) announce(joined(said));
    });
  }, [attachments, strings, announce]);
}
