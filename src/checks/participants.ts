import type { Thread } from "../api/port.js";
import type { Participants } from "../domain/strangers.js";

export function participantsOf(threads: readonly Thread[]): Participants {
  return {
    addresses: threads.flatMap(({ createdBy, to = [], cc = [], bcc = [] }) => [
      createdBy?.email ?? "",
      ...to,
      ...cc,
      ...bcc,
    ]),
    writers: threads.flatMap(({ createdBy }) =>
      createdBy && createdBy.type !== "user" ? createdBy : [],
    ),
  };
}
