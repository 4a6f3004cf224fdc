import { describe, expect, test } from "vitest";
import {
  formatRecipient,
  parseRecipients,
  readWith,
} from "../../../src/domain/recipients/parseRecipients.js";
import { addRecipients } from "../../../src/domain/recipients/recipientFields.js";
import { readPasted } from "../../../src/domain/recipients/readPasted.js";

// As in a page, once the composer is there.
readWith(readPasted);

/** What a text holds, in its order: `Name <address>`, and what is nobody between slashes. */
const read = (text: string) =>
  parseRecipients(text).map((one) =>
    "address" in one ? formatRecipient(one) : `/${one.leftover}/`,
  );

const lee = "Ann Lee <ann@x.com>";
const ray = "Bob Ray <bob@y.com>";

describe("rows of a spreadsheet", () => {
  test.each([
    ["the name first", "Ann Lee\tann@x.com\nBob Ray\tbob@y.com", [lee, ray]],
    ["the address first", "ann@x.com\tAnn Lee\r\nbob@y.com\tBob Ray\r\n", [lee, ray]],
    ["two columns of a name", "Ann\tLee\tann@x.com\nBob\tRay\tbob@y.com", [lee, ray]],
    ["rows that are counted", "1\tAnn Lee\tann@x.com\n2\tBob Ray\tbob@y.com", [lee, ray]],
    ["empty cells", "\tAnn Lee\t\tann@x.com\t\n\t\t\nBob Ray\tbob@y.com", [lee, ray]],
    [
      "further columns",
      "Ann Lee\tann@x.com\t+44 20 7946 0958\tAcme Ltd",
      ["Ann Lee +44 20 7946 0958 Acme Ltd <ann@x.com>"],
    ],
    ["a comma in a cell", "Lee, Ann\tann@x.com", ['"Lee, Ann" <ann@x.com>']],
    ["quotes around a cell", '"Lee, Ann"\tann@x.com', ['"Lee, Ann" <ann@x.com>']],
    ["two addresses of one", "Ann Lee\tann@x.com\tann@home.org", [lee, "ann@home.org"]],
    ["several in a cell", "Ann Lee\tann@x.com; ann@home.org", [lee, "ann@home.org"]],
    ["two people in a row", "Ann Lee\tann@x.com\tBob Ray\tbob@y.com", [lee, ray]],
    ["two, addresses first", "ann@x.com\tAnn Lee\tbob@y.com\tBob Ray", [lee, ray]],
    ["a headline", "Name\tE-mail\nAnn Lee\tann@x.com", ["/Name E-mail/", lee]],
    ["somebody without an address", "Ann Lee\tann@x.com\nCy\t\t123", [lee, "/Cy 123/"]],
    [
      "a mistyped one beside",
      "Ann Lee\tann@@x.com\tann@home.org",
      ["/ann@@x.com/", "Ann Lee <ann@home.org>"],
    ],
  ])("with %s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("rows by comma or semicolon", () => {
  test.each([
    ["the name first", "Ann Lee,ann@x.com\nBob Ray,bob@y.com\n", [lee, ray]],
    [
      "the address first",
      "ann@x.com;Ann Lee;Sales\nbob@y.com;Bob Ray;Sales",
      ["Ann Lee Sales <ann@x.com>", "Bob Ray Sales <bob@y.com>"],
    ],
    ["quotes", '"Lee, Ann",ann@x.com\nBob Ray,bob@y.com', ['"Lee, Ann" <ann@x.com>', ray]],
    [
      "a headline",
      "Name,E-mail\nAnn Lee,ann@x.com\nBob Ray,bob@y.com",
      ["/Name/", "/E-mail/", lee, ray],
    ],
    [
      "a headline above one row, which may be a list",
      "Cy,Di\nAnn Lee,ann@x.com",
      ["/Cy/", "/Di/", "/Ann Lee/", "ann@x.com"],
    ],
    [
      "a headline of addresses above one row",
      "Name,E-mail\nAnn Lee,ann@x.com",
      ["/Name/", "/E-mail/", lee],
    ],
    ["one row, which may be a list", "Ann Lee, ann@x.com", ["/Ann Lee/", "ann@x.com"]],
    [
      "a list of several lines",
      "ann@x.com,\nBob, cy@z.com\nDi, di@z.com",
      ["ann@x.com", "/Bob/", "cy@z.com", "/Di/", "di@z.com"],
    ],
    [
      "two in a row",
      "Ann, ann@x.com\nbob@y.com, cy@z.com",
      ["/Ann/", "ann@x.com", "bob@y.com", "cy@z.com"],
    ],
  ])("with %s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("lines of a list", () => {
  test.each([
    ["a name above each address", "Ann Lee\nann@x.com\n\nBob Ray\nbob@y.com\n", [lee, ray]],
    ["a name above one that tells it", "Ann Lee\nann@x.com", [lee]],
    ["somebody above one of another", "Bob\nann@x.com", ["/Bob/", "ann@x.com"]],
    [
      "one without an address",
      "Ann Lee\nann@x.com\nCy\nBob Ray\nbob@y.com",
      ["/Ann Lee/", "ann@x.com", "/Cy/", "/Bob Ray/", "bob@y.com"],
    ],
    [
      "a label above each",
      "Sales:\nann@x.com\nSupport:\nbob@y.com",
      ["/Sales:/", "ann@x.com", "/Support:/", "bob@y.com"],
    ],
    [
      "two names in a line",
      "Ann, Bob\nann@x.com\nCy\ncy@z.com",
      ["/Ann/", "/Bob/", "ann@x.com", "/Cy/", "cy@z.com"],
    ],
  ])("with %s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("the head of a copied mail", () => {
  const head = (subject: string, date: string) =>
    `From: Ann Lee <ann@x.com>\n${date}\nTo: Bob Ray <bob@y.com>; cy@z.com\n${subject}`;
  test.each([
    ["Subject: Re: ann@rival.example, again", "Sent: Monday, 5 January 2026 10:30"],
    ["Betreff: Rechnung; eilt", "Datum: Mo., 5. Jan. 2026, 10:30"],
    ["Objet : Facture, de bob@rival.example", "Date : lun. 5 janv. 2026, 10:30"],
    ["*Subject:* Invoice", "*Date:* Mon, 5 Jan 2026 10:30:00 +0000"],
    ["Subject:\tInvoice", "Sent:\t05/01/2026, 10:30"],
    ["件名：請求書、至急", "日付：2026年1月5日、10:30"],
  ])("names its people, and nobody in %s", (subject, date) => {
    const whole = (line: string) => `/${line.replace("\t", " ")}/`;
    expect(read(head(subject, date))).toEqual([lee, whole(date), ray, "cy@z.com", whole(subject)]);
  });

  test("is none where a group is called so", () => {
    expect(read("Data: ann@x.com, bob@y.com;")).toEqual(["ann@x.com", "bob@y.com"]);
  });
});

describe("what stands around an address", () => {
  test.each([
    ["straight quotes", `"ann@x.com", 'bob@y.com'`, ["ann@x.com", "bob@y.com"]],
    ["curly quotes", "“ann@x.com” ‘bob@y.com’", ["ann@x.com", "bob@y.com"]],
    [
      "quotes of other countries",
      "„ann@x.com“, «bob@y.com», »cy@z.com«",
      ["ann@x.com", "bob@y.com", "cy@z.com"],
    ],
    ["quotes around a list", `"ann@x.com, Bob Ray <bob@y.com>"`, ["ann@x.com", ray]],
    ["a full stop", "ann@x.com. bob@y.com.", ["ann@x.com", "bob@y.com"]],
    ["other ends of a sentence", "ann@x.com! bob@y.com?", ["ann@x.com", "bob@y.com"]],
    ["square brackets", "[ann@x.com], Bob Ray [bob@y.com]", ["ann@x.com", ray]],
    ["a link in them", "Ann Lee [mailto:ann@x.com]; [mailto:bob@y.com]", [lee, "bob@y.com"]],
    ["a link of Markdown", "[Ann Lee](mailto:ann@x.com)", [lee]],
    [
      "the address twice",
      "ann@x.com <mailto:ann@x.com>; bob@y.com [bob@y.com]",
      ["ann@x.com", "bob@y.com"],
    ],
    [
      "bullets",
      "• ann@x.com\n- Bob Ray <bob@y.com>\n* cy@z.com\n– di@z.com\n▪di@y.com",
      ["ann@x.com", ray, "cy@z.com", "di@z.com", "di@y.com"],
    ],
    [
      "numbers",
      "1. Ann Lee <ann@x.com>\n2) bob@y.com\n(3) cy@z.com\nd) di@z.com",
      [lee, "bob@y.com", "cy@z.com", "di@z.com"],
    ],
    [
      "boxes and arrows",
      "☐ ann@x.com\n☑ Ann Lee <ann@x.com>\n✓ Bob Ray <bob@y.com>\n→ Bob Ray <bob@y.com>\n▪ c@z.com\n◦ d@z.com",
      ["ann@x.com", lee, ray, ray, "c@z.com", "d@z.com"],
    ],
    [
      "letters",
      "a. Ann Lee <ann@x.com>\nb) Bob Ray <bob@y.com>\nii) Bob Ray <bob@y.com>",
      [lee, ray, ray],
    ],
    ["marks of a quoted mail", "> ann@x.com\n> bob@y.com", ["ann@x.com", "bob@y.com"]],
    ["a dash", "Ann Lee - ann@x.com\nbob@y.com – Bob Ray", [lee, ray]],
    [
      "dashes on both sides",
      "Ann - ann@x.com - Sales, bob@y.com",
      ["Ann Sales <ann@x.com>", "bob@y.com"],
    ],
    ["a colon", "Ann Lee: ann@x.com\nBob Ray：bob@y.com", [lee, ray]],
    ["a space", "Ann Lee ann@x.com\nBob Ray bob@y.com", [lee, ray]],
    ["parentheses around a list", "(ann@x.com; Bob Ray <bob@y.com>)", ["ann@x.com", ray]],
    ["one who was another before", "ann@x.com (was bob@y.com)", ["ann@x.com", "/(was bob@y.com)/"]],
    [
      "a stroke",
      "ann@x.com/bob@y.com, c@z.com|d@z.com",
      ["ann@x.com", "bob@y.com", "c@z.com", "d@z.com"],
    ],
    ["a dash without spaces", "ann@x.com—Ann Lee\nBob Ray—bob@y.com", [lee, ray]],
    [
      "a link of Slack",
      "<mailto:ann@x.com|ann@x.com>, <mailto:bob@y.com|Bob Ray>, <mailto:c@z.com|d@z.com>",
      ["ann@x.com", ray, "/<mailto:c@z.com|d@z.com>/"],
    ],
    [
      "the rest of a link",
      "ann@x.com?subject=Hi, bob@y.com?cc=c@z.com",
      ["ann@x.com", "/bob@y.com?cc=c@z.com/"],
    ],
    ["a bracket that nothing closes", "Ann Lee <ann@x.com", [lee]],
    [
      "quotes of mail programs",
      "'Lee, Ann' <ann@x.com>; “Lee; Ann” <ann@x.com>",
      ['"Lee, Ann" <ann@x.com>', '"Lee; Ann" <ann@x.com>'],
    ],
  ])("%s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("words of a list", () => {
  test.each([
    ["headers", "To: Ann Lee <ann@x.com>; bob@y.com\nCc:cy@z.com", [lee, "bob@y.com", "cy@z.com"]],
    ["a header of a name with a comma", "An: Lee, Ann <ann@x.com>", ['"Lee, Ann" <ann@x.com>']],
    [
      "E-mail",
      "E-mail: ann@x.com, Email:bob@y.com, MAIL: cy@z.com",
      ["ann@x.com", "bob@y.com", "cy@z.com"],
    ],
    ["and", "ann@x.com and bob@y.com", ["ann@x.com", "bob@y.com"]],
    [
      "and, after a comma",
      "ann@x.com, bob@y.com, and Cy <c@z.com>",
      ["ann@x.com", "bob@y.com", "Cy <c@z.com>"],
    ],
    [
      "those of others",
      "a@x.com und b@x.com et c@x.com y d@x.com & e@x.com / f@x.com",
      ["a@x.com", "b@x.com", "c@x.com", "d@x.com", "e@x.com", "f@x.com"],
    ],
    [
      "no initials",
      "E Smith <e@x.com> or Y Lee <y@x.com>",
      ["E Smith <e@x.com>", "Y Lee <y@x.com>"],
    ],
    ["and, after nobody", "Bob and ann@x.com", ["/Bob/", "ann@x.com"]],
    ["a group", "Disclosed:ann@x.com, bob@y.com;", ["ann@x.com", "bob@y.com"]],
    [
      "a group of names",
      "My team: Ann Lee <ann@x.com>, bob@y.com; cy@z.com",
      [lee, "bob@y.com", "cy@z.com"],
    ],
    ["a group of nobody", "Undisclosed:;", ["/Undisclosed:/"]],
    ["a header of nobody", "To:", ["/To:/"]],
    ["a group without spaces", "Managers:Ann Lee <ann@x.com>", [lee]],
    [
      "headers of France",
      "De : Ann Lee <ann@x.com>\nÀ : Ray, Bob <bob@y.com>; Courriel : cy@z.com",
      [lee, '"Ray, Bob" <bob@y.com>', "cy@z.com"],
    ],
    [
      "headers of others",
      "Кому: Ann Lee <ann@x.com>\nКопия: bob@y.com\n收件人:Bob Ray <bob@y.com>\n抄送：c@z.com\n宛先：d@z.com",
      [lee, "bob@y.com", ray, "c@z.com", "d@z.com"],
    ],
    [
      "what a field is called",
      "Email address: ann@x.com, sip:bob@y.com",
      ["ann@x.com", "bob@y.com"],
    ],
    ["a header behind nobody", "Cy, Team: Ann Lee <ann@x.com>", ["/Cy/", lee]],
    ["a name that the address tells", "García: jgarcia@x.com", ["García <jgarcia@x.com>"]],
    ["a time", "10:30 Ann <ann@x.com>", ['"10:30 Ann" <ann@x.com>']],
    ["half a second one", "ann@x.com e", ["ann@x.com", "/e/"]],
  ])("%s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("addresses of which only the server knows", () => {
  test.each([
    [
      "dots",
      "Taro <taro..yamada@docomo.ne.jp>, a.@docomo.ne.jp.",
      ["Taro <taro..yamada@docomo.ne.jp>", "a.@docomo.ne.jp"],
    ],
    [
      "dots in quotes, as the RFC has them",
      '"taro..yamada"@docomo.ne.jp',
      ["taro..yamada@docomo.ne.jp"],
    ],
    ["one label", "printer@intranet, root@localhost.", ["printer@intranet", "root@localhost"]],
  ])("%s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe("nobody is found where nobody is", () => {
  test.each([
    [
      "inside a quoted local part",
      '"ann@x.com x"@internal.example',
      ['/"ann@x.com x"@internal.example/'],
    ],
    ["in a torn one", 'just"not"right@x.com', ['/just"not"right@x.com/']],
    ["in an address literal", "ann@[192.168.1.1]", ["/ann@[192.168.1.1]/"]],
    ["in a link with a password", "https://ann:secret@x.com", ["/https://ann:secret@x.com/"]],
    ["in parts of several in one", "{ann, bob}@x.com", ["/{ann, bob}@x.com/"]],
    ["in one with a comma for a dot", "ann@x,com bob@y,co,uk", ["/ann@x,com bob@y,co,uk/"]],
    ["in two in one", "ann@x.com@y.com", ["/ann@x.com@y.com/"]],
    [
      "a mistyped one is no name",
      "bob@@y.com ann@x.com - cy@@z.com",
      ["/bob@@y.com/", "ann@x.com", "/- cy@@z.com/"],
    ],
  ])("%s", (_what, text, people) => {
    expect(read(text)).toEqual(people);
  });
});

test("keeps the order, also of what is nobody", () => {
  const { next } = addRecipients(
    "cc",
    { customer: {}, cc: ["z@z.com"], bcc: [] },
    "Bob\nann@x.com, Cy; d@x.com\te\n",
  );
  expect(next).toEqual(["z@z.com", "Bob", "ann@x.com", "Cy", "d@x.com"]);
});
