import { useMemo } from "react";
import { sanitise } from "./sanitise.js";

/** A message's HTML, made harmless; each line in its own direction. */
export function MessageBody({ html }: { html: string }) {
  const harmless = useMemo(() => ({ __html: sanitise(html) }), [html]);
  return <div className="message-body" dir="auto" dangerouslySetInnerHTML={harmless} />;
}
