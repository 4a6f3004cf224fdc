import type { RouteName } from "./routes.js";

/** One request, as a host's log may keep it. */
export interface GatewayEvent {
  /** Also in the response, as `logRef` or `reference`, where that says that something went wrong. */
  reference: string;
  /** `Agent.id`, once it is known who asks. */
  agent?: string | undefined;
  route?: RouteName | undefined;
  conversationId?: number | undefined;
  method: string;
  status: number;
  /** Of a reply: what became of it; "refused" by a 5xx. Of anything else: whether it was answered. */
  outcome: "sent" | "not-sent" | "unknown" | "answered" | "refused";
  /** In the gateway's own words; never the API's or the browser's. */
  reason?: string | undefined;
  /** Of the request's body that were read. */
  bytes: number;
  ms: number;
}

/** What is known of a request while it is answered. */
export type Trace = Omit<GatewayEvent, "status" | "ms">;
