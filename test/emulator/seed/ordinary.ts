import { answered, asked, days, hours, noted } from "./buildConversation.js";
import type { ConversationSeed } from "./buildConversation.js";
import { PNG } from "./png.js";

export const ORDINARY: readonly ConversationSeed[] = [
  {
    id: 101,
    subject: "Grinder makes a rattling noise",
    assigneeId: 1,
    tags: ["grinder", "warranty"],
    threads: [
      asked(
        hours(27),
        "Hello,<br><br>since yesterday my FH-200 rattles while it grinds, as if a coin had fallen in. The coffee still tastes fine. Should I stop using it?<br><br>Best,<br>Ann",
      ),
      answered(
        hours(25),
        "Hi Ann,<br><br>thank you for asking before using it further. Please unplug it and look into the hopper with a torch: is there a small stone among the beans? A photo from above would help us most.<br><br>Maya",
      ),
      asked(hours(5), "I emptied it, and I think this is it. What do I do with it?", {
        attachments: [{ fileName: "hopper from above.png", mimeType: "image/png", bytes: PNG }],
      }),
      noted(
        hours(4),
        "Third stone in a month from the same roaster. Burrs are covered by the warranty if they are chipped.",
      ),
      answered(
        hours(3),
        "Hi Ann,<br><br>that is a stone indeed. Take it out with tweezers, then grind one spoon of rice: if that sounds smooth, all is well. If it still rattles, we replace the burrs at no charge.<br><br>Jonas",
        2,
      ),
      asked(
        4,
        "The rice sounds smooth, but coffee still rattles a little. Could you send me the new burrs?<br><br>Ann",
      ),
    ],
  },
  {
    id: 102,
    subject: "Quote for six machines, offices in Leeds and York",
    assigneeId: 3,
    tags: ["sales"],
    cc: ["accounts@holtandsons.example", "office.york@holtandsons.example"],
    bcc: ["sales-archive@fernhill.example"],
    threads: [
      asked(
        days(2),
        "Good morning,<br><br>we would like a quote for six FH-400 with a service contract, four for Leeds and two for York. I copy our accounts team and the York office.<br><br>Marcus Holt",
      ),
      answered(
        days(1) + 90,
        "Good morning Marcus,<br><br>gladly. Would you like the machines plumbed in, or with water tanks? The price of the contract depends on it.<br><br>Priya",
        3,
      ),
      asked(
        48,
        "Plumbed in for Leeds, tanks for York, please. We would need them before the end of the month.",
      ),
    ],
  },
  {
    id: 103,
    subject: "Invoice address has changed",
    status: "closed",
    assigneeId: 4,
    tags: ["billing"],
    threads: [
      asked(
        days(6),
        "Ciao, our bakery moved. Please use Via Garibaldi 12, 16124 Genova on invoices from now on. Sofia",
      ),
      answered(
        days(5),
        "Hello Sofia,<br><br>all done, and the next invoice already carries the new address. Good luck in the new place!<br><br>Tom",
        4,
      ),
    ],
  },
  {
    id: 104,
    subject: "Steam wand drips after cleaning",
    status: "pending",
    assigneeId: 2,
    tags: ["repair"],
    threads: [
      asked(
        days(3),
        "The steam wand drips about once a second since I descaled the machine. It did not before.",
      ),
      answered(
        days(2) + 200,
        "Hello Kenji,<br><br>a crumb of scale may sit in the valve. Please open steam fully for ten seconds, three times in a row, and tell us whether it still drips.<br><br>Jonas",
        2,
      ),
    ],
  },
  {
    id: 105,
    subject: "You have WON a premium espresso machine!!!",
    status: "spam",
    threads: [
      asked(
        hours(9),
        "Dear winner, your address was drawn out of 4,000,000 entries. To claim your machine, reply with your card number within 24 hours.",
      ),
    ],
  },
  {
    id: 123,
    customerId: 123,
    subject: "Which descaler is safe for aluminium boilers?",
    threads: [
      asked(
        hours(20),
        "Hi,<br><br>the manual warns against vinegar, and the shop sells three different descalers. Which of them is safe for the FH-100 with its aluminium boiler?<br><br>Daniel",
      ),
    ],
  },
];
