import { answered, asked, days, hours, noted } from "./buildConversation.js";
import type { ConversationSeed } from "./buildConversation.js";

/** The rest of an ordinary week. */
export const INBOX: readonly ConversationSeed[] = [
  {
    id: 124,
    subject: "Wrong colour delivered",
    assigneeId: 5,
    tags: ["delivery"],
    threads: [
      asked(
        hours(2),
        "I ordered the FH-100 in sage green and got it in black. It is lovely, but my kitchen is green!",
      ),
    ],
  },
  {
    id: 125,
    subject: "Can I pause my bean subscription?",
    tags: ["subscription"],
    threads: [
      asked(
        hours(30),
        "We are travelling until March. Is there a way to pause the subscription instead of cancelling it?",
      ),
      answered(
        hours(28),
        "Hello Peter,<br><br>yes: under Account → Subscription there is a Pause button. Shall I do it for you?<br><br>Léa",
        5,
      ),
      asked(hours(13), "Yes please, from the first of next month."),
    ],
  },
  {
    id: 126,
    subject: "Refund for a cancelled order",
    status: "pending",
    assigneeId: 4,
    tags: ["billing"],
    threads: [
      asked(
        days(4),
        "I cancelled order 87650 within the hour. When will the money be back on my card?",
      ),
      answered(
        days(3),
        "Hello Chloe,<br><br>the refund left us today. Most banks take three to five working days.<br><br>Tom",
        4,
      ),
    ],
  },
  {
    id: 127,
    subject: "Mahlgrad für türkischen Kaffee",
    threads: [
      asked(
        hours(33),
        "Guten Tag,<br><br>kann die FH-200 fein genug für türkischen Kaffee mahlen? Auf Stufe 1 ist er mir noch zu grob.<br><br>Viele Grüße<br>Jörg Müller",
      ),
    ],
  },
  {
    id: 128,
    subject: "Bulk discount for a co-working space",
    assigneeId: 3,
    tags: ["sales"],
    threads: [
      asked(
        days(1) + 240,
        "We run three floors with about 120 people. From how many machines on is there a discount?",
      ),
      noted(days(1) + 200, "They asked last year as well. Worth a call.", 3),
    ],
  },
  {
    id: 129,
    subject: "Water filter subscription arrived twice",
    tags: ["billing", "subscription"],
    threads: [
      asked(
        hours(38),
        "I received two parcels of filters this week and was charged for both. I only need one.",
      ),
    ],
  },
  {
    id: 130,
    subject: "Error E14 on the display",
    assigneeId: 2,
    tags: ["repair"],
    threads: [
      asked(
        days(2) + 60,
        "The display says E14 and nothing moves. I have already unplugged it overnight.",
      ),
      answered(
        days(2),
        "Hello Lucas,<br><br>E14 means that the brew unit does not reach its resting place. Could you take it out, rinse it and put it back until it clicks?<br><br>Jonas",
        2,
      ),
      asked(days(1) + 600, "It clicked, and E14 is gone. Thank you!"),
    ],
  },
  {
    id: 131,
    subject: "Workshop dates in spring?",
    threads: [
      asked(
        days(2) + 300,
        "Will there be another latte art workshop in Cork this spring? I missed the last one.",
      ),
    ],
  },
  {
    id: 132,
    subject: "Customs form for Bulgaria",
    status: "closed",
    assigneeId: 4,
    threads: [
      asked(days(9), "The courier asks for a customs form. Is that right, within the EU?"),
      answered(
        days(8),
        "Hello Ivan,<br><br>it is not, and we have told them so. It will be delivered tomorrow.<br><br>Tom",
        4,
      ),
      asked(days(7), "It came. Thanks!"),
    ],
  },
  {
    id: 133,
    subject: "Is the drip tray dishwasher-safe?",
    status: "closed",
    threads: [
      asked(days(10), "Can I put the drip tray of the FH-100 into the dishwasher?"),
      answered(
        days(10) - 60,
        "Hello Hannah,<br><br>the grid yes, the tray by hand: it bends above 50 °C.<br><br>Léa",
        5,
      ),
    ],
  },
  {
    id: 134,
    subject: "Service contract renewal, Café La Esquina",
    assigneeId: 3,
    tags: ["contract"],
    threads: [
      asked(
        days(3) + 200,
        "Our contract ends next month. Could you send the new terms, with the second machine included?",
      ),
      answered(
        days(3),
        "Hello Diego,<br><br>with pleasure. You will have them by Friday.<br><br>Priya",
        3,
      ),
    ],
  },
  {
    id: 135,
    subject: "Power plug for Japan",
    threads: [
      asked(
        days(3) + 420,
        "Does the FH-100 work with 100 V? I am moving to Kyoto in May and would like to take it along.",
      ),
    ],
  },
  {
    id: 136,
    subject: "App cannot find my machine",
    assigneeId: 2,
    tags: ["app"],
    threads: [
      asked(
        days(4) + 100,
        "The app searches for minutes and then gives up. The machine shows a blue light.",
      ),
      answered(
        days(4),
        "Hello Samuel,<br><br>is the phone on the 5 GHz network? The machine only knows 2.4 GHz.<br><br>Jonas",
        2,
      ),
    ],
  },
  {
    id: 137,
    subject: "Tack för snabb hjälp!",
    status: "closed",
    threads: [
      asked(
        days(5) + 50,
        "Den nya packningen kom i dag och allt är tätt igen. Tack så mycket! Elin",
      ),
    ],
  },
  {
    id: 138,
    subject: "Photos for an article about small roasters",
    status: "pending",
    assigneeId: 1,
    tags: ["press"],
    threads: [
      asked(
        days(5) + 400,
        "I write about small roasters and their machines. May I use the pictures from your site?",
      ),
      answered(
        days(5) + 300,
        "Dear Naomi,<br><br>you may, with our name below them. When will it appear?<br><br>Maya",
        1,
      ),
    ],
  },
];
