import { asked, days, hours } from "./buildConversation.js";
import type { ConversationSeed } from "./buildConversation.js";

/** Conversations that no longer answer under their own id. */
export const MERGED: readonly ConversationSeed[] = [
  {
    id: 106,
    subject: "Rattling grinder (from my other address)",
    merged: { into: 101, daysAgo: 1 },
    threads: [
      asked(hours(26), "Writing again from my old address in case the first message got lost. Ann"),
    ],
  },
  {
    id: 107,
    subject: "Re: Rattling grinder",
    customerId: 206,
    merged: { into: 106, daysAgo: 1 },
    threads: [asked(hours(25), "Sorry for writing a third time. Did my photo arrive?")],
  },
  {
    id: 108,
    subject: "Delivery to our summer house",
    merged: { into: 109, daysAgo: 3 },
    threads: [asked(days(4), "Could the parcel go to Rua do Sol 4 instead? Beatriz")],
  },
  {
    id: 109,
    subject: "Delivery address",
    merged: { into: 108, daysAgo: 3 },
    threads: [asked(days(4), "My sister wrote to you as well. The summer house is right. Rui")],
  },
  {
    id: 110,
    subject: "Please delete my data",
    deleted: true,
    threads: [asked(days(12), "Please delete everything you hold about me.")],
  },
  {
    id: 111,
    subject: "Old question about the grinder",
    merged: { into: 101, daysAgo: 90 },
    threads: [asked(days(95), "Is there a replacement lid for the hopper? Harriet")],
  },
];
