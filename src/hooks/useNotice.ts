import { useEffect, useState } from "react";
import type { Session } from "../sending/session.js";

/** What the last act on a field has to say beside it, until the next one, and never of a reply that has gone. */
export function useNotice<T>({ sending }: Session) {
  const [notice, setNotice] = useState<T>();
  // An effect, since the outcome comes from outside React: a way back would lead into the next reply.
  useEffect(
    () =>
      sending.subscribe(() => {
        if (sending.getSnapshot().status === "sent") setNotice(undefined);
      }),
    [sending],
  );
  return [notice, setNotice] as const;
}
