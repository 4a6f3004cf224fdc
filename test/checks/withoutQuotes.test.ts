import { expect, test } from "vitest";
import { withoutQuotes } from "../../src/checks/withoutQuotes.js";

test.each([
  ["marked lines", "Mine\n> theirs\n | theirs too\nMine again", "Mine\nMine again"],
  ["an original message", "Mine\n-----Original Message-----\nI attached it", "Mine"],
  ["what stands below 'wrote:'", "Mine\n\nOn Mon, 23 Nov 2026, Ann Lee wrote:\nattached", "Mine\n"],
  ["German", "Meins\nAm 23.11.2026 um 10:00 schrieb Ann Lee:\nim Anhang", "Meins"],
  ["French", "Le mien\nLe 23 nov. 2026, Ann a écrit :\nci-joint", "Le mien"],
  ["Outlook", "Mine\nFrom: Ann Lee\nSent: Monday\nTo: Support\n\nI attached it", "Mine"],
  ["Outlook, with an empty line between", "Mine\nFrom: Ann\n\nSent: Monday\n\nattached", "Mine"],
  ["Outlook in bold", "Mine\n**From:** Ann\n**Sent:** Monday\nI attached it", "Mine"],
  [
    "Outlook on a Mac",
    "Mine\nFrom: Ann <ann@x.com>\nDate: Monday, 23 November\nTo: Support\nSubject: Grinder\nattached",
    "Mine",
  ],
  [
    "a forwarded message of Apple's",
    "Meins\nVon: Ann\nBetreff: Mühle\nDatum: 23. November\nAn: Support\nim Anhang",
    "Meins",
  ],
  ["German Outlook", "Meins\nVon: Ann\nGesendet: Montag\nim Anhang", "Meins"],
  [
    "what stands below a header that ends in spaces",
    "Mine\nOn Monday, Ann wrote:  \nattached",
    "Mine",
  ],
])("leaves out %s", (_, text, own) => {
  expect(withoutQuotes(text)).toBe(own);
});

test("keeps an answer that stands below a marked quote", () => {
  const text = "On Monday, Ann Lee wrote:\n> It rattles\n\nPlease see the attached photo";
  expect(withoutQuotes(text)).toBe("\nPlease see the attached photo");
});

test.each([
  "From: Berlin\nTo: Paris\nThe ticket is attached",
  "From: Berlin\nTo: Paris\nDate: 24 December\nThe ticket is attached",
])("keeps a journey of one's own", (text) => {
  expect(withoutQuotes(text)).toBe(text);
});

test("keeps a rule, a list and a sentence that ends in a colon", () => {
  const text = "---\n- one\nOn Monday I do this:\nwrote it down";
  expect(withoutQuotes(text)).toBe(text);
});
