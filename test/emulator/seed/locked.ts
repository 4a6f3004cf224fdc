import { answered, asked, days, hours } from "./buildConversation.js";
import type { ConversationSeed, ThreadSeed } from "./buildConversation.js";

const STEPS: readonly (readonly [string, string])[] = [
  [
    "Tracking has not moved since this morning. Is the van still in Hull?",
    "It is: the driver found the lift gate broken.",
  ],
  [
    "We can send a forklift to meet it.",
    "Thank you, I have told the depot. They ask for the forklift's height.",
  ],
  ["2.1 metres with the mast down.", "That fits. The depot expects you after two o'clock."],
  [
    "The driver says he has no papers for pallet four.",
    "The papers went out a minute ago, to him and to you.",
  ],
  [
    "Received. Pallet two has a dent at one corner.",
    "Please add a photo to the delivery note; we will check that machine first.",
  ],
];

/** A delivery discussed line by line, as long as wanted. */
function exchange(count: number, minutesApart: number, lastAgo: number): ThreadSeed[] {
  return Array.from({ length: count }, (_, index) => {
    const [question, reply] = STEPS[Math.floor(index / 2) % STEPS.length] ?? ["", ""];
    const ago = lastAgo + (count - 1 - index) * minutesApart;
    return index % 2 === 0 ? asked(ago, question) : answered(ago, reply, 4);
  });
}

export const LOCKED: readonly ConversationSeed[] = [
  {
    id: 112,
    subject: "Delivery of 40 machines to Grant Logistics",
    assigneeId: 4,
    tags: ["delivery"],
    threads: exchange(99, 35, hours(2)),
  },
  {
    id: 113,
    subject: "Pallet delivery to the Bergen warehouse",
    assigneeId: 4,
    tags: ["delivery"],
    threads: exchange(98, 40, hours(6)),
  },
  {
    id: 114,
    subject: "Spare parts for the FH-50",
    status: "closed",
    threads: [
      asked(
        days(760),
        "Do you still sell gaskets for the FH-50? Mine is from 1998 and runs every day. Walter Nowak",
      ),
      answered(
        days(758),
        "Dear Walter, we found a last box of ten. Two are on their way to you, with our compliments.",
        1,
      ),
    ],
  },
];
