import { describe, expect, test } from "vitest";
import { readPasted } from "../../../src/domain/recipients/readPasted.js";

/** Who is found, in order; what stays to be mended is no address. */
const found = (text: string) =>
  readPasted(text).flatMap((one) => ("address" in one ? [one.address] : []));

/** Inputs of the tests of other readers, and the addresses that they expect of them. */
const nodemailer: [string, ...string[]][] = [
  ["andris@tr.ee", "andris@tr.ee"],
  ["andris@tr.ee, andris@example.com", "andris@tr.ee", "andris@example.com"],
  ["andris <andris@tr.ee>", "andris@tr.ee"],
  ['"reinman, andris" <andris@tr.ee>', "andris@tr.ee"],
  ['"reinman; andris" <andris@tr.ee>', "andris@tr.ee"],
  ["andris andris@tr.ee", "andris@tr.ee"],
  ["Undisclosed:;"],
  ["Disclosed:andris@tr.ee, andris@example.com;", "andris@tr.ee", "andris@example.com"],
  ["andris@tr.ee; andris@example.com;", "andris@tr.ee", "andris@example.com"],
  [
    "Test User <test.user@mail.ee>, Disclosed:andris@tr.ee, andris@example.com;,,,, Undisclosed:; bob@example.com BOB;",
    "test.user@mail.ee",
    "andris@tr.ee",
    "andris@example.com",
    "bob@example.com",
  ],
  ["andris@tr.ee (andris)", "andris@tr.ee"],
  ["andris@tr.ee (reinman) andris", "andris@tr.ee"],
  ["andris"],
  ["O'Neill"],
  ["FirstName Surname-WithADash :: Company <firstname@company.com>", "firstname@company.com"],
  ["reinman > andris < test <andris@tr.ee>", "andris@tr.ee"],
  ['"Firstname \\" \\\\\\, Lastname \\(Test\\)" test@example.com', "test@example.com"],
  ['"unclosed@example.com', "unclosed@example.com"],
  ["Name <user@example.com", "user@example.com"],
  ["user@example.com (comment", "user@example.com"],
  [""],
  ["   "],
  ["<>"],
  ["  user@example.com  ", "user@example.com"],
  ["(comment)user@example.com", "user@example.com"],
  ["user@example.com(comment)", "user@example.com"],
  ["(comment1)user@example.com(comment2)", "user@example.com"],
  ["user@example.com()", "user@example.com"],
  ["user@example.com (outer (nested) comment)", "user@example.com"],
  ["a@example.com,,,b@example.com", "a@example.com", "b@example.com"],
  ['"quoted" unquoted@example.com', "unquoted@example.com"],
  ["John Doe"],
  ["Group1:a@b.com, Group2:c@d.com;;", "a@b.com", "c@d.com"],
  ["Outer:Inner:deep@example.com;;", "deep@example.com"],
  ["Main:Sub1:a@b.com;, Sub2:c@d.com;;", "a@b.com", "c@d.com"],
  ["Group:x@y.com, Nested:a@b.com;, z@w.com;", "x@y.com", "a@b.com", "z@w.com"],
  ["EmptyGroup:   ;"],
  ["Group:not-an-email, another-invalid;"],
  ["Group-Name_123:user@example.com;", "user@example.com"],
  ['"My Group":user@example.com;', "user@example.com"],
  ["Jüri Õunapuu <juri@example.com>", "juri@example.com"],
  ["🤖 Robot <robot@example.com>", "robot@example.com"],
  ["田中太郎 <tanaka@example.jp>", "tanaka@example.jp"],
  ["user@münchen.de", "user@münchen.de"],
  ["Name <<user@example.com>>", "user@example.com"],
  ["user@123.456.example.com", "user@123.456.example.com"],
  ["Joe Foo, PhD <joe@example.com>", "joe@example.com"],
  ["A, B, C <d@e.com>", "d@e.com"],
  ["Joe, PhD <j@e.com>, Jane, MD <jane@e.com>", "j@e.com", "jane@e.com"],
  ["a@b.com, Foo, Bar <c@d.com>, e@f.com", "a@b.com", "c@d.com", "e@f.com"],
  ["SomeName, joe@example.com", "joe@example.com"],
  ["Title, Group: a@b.com;", "a@b.com"],
  ["lo@ <zillowgroup.com lo@zillowgroup.com>", "lo@zillowgroup.com"],
  [
    "lo@ <zillowgroup.com lo@zillowgroup.com>, other@example.com",
    "lo@zillowgroup.com",
    "other@example.com",
  ],
  ["<foo bar@example.com>", "bar@example.com"],
  ["<no address here>"],
];

const emailAddresses: [string, ...string[]][] = [
  ["ABC < a@b.c>", "a@b.c"],
  ["bogus"],
  ["a@b.c, d@e.f", "a@b.c", "d@e.f"],
  ["  First   Last   <first@last.com>", "first@last.com"],
  ["ABC (comment) < a@b.c>", "a@b.c"],
  ['"A B C" < a@b.c>, d@e', "a@b.c", "d@e"],
  ["First Last<foo@bar.com>", "foo@bar.com"],
  ["\tFirst \t  Last\t<foo@bar.com>", "foo@bar.com"],
  ['"First Last"<foo@bar.com>', "foo@bar.com"],
  ['"foo"@bar.com', "foo@bar.com"],
  ["杨孝宇 <xiaoyu@example.com>", "xiaoyu@example.com"],
  ["foo@bar", "foo@bar"],
  ['"Foo Bar" <foo@bar>', "foo@bar"],
  ["jack@"],
  ["H.P. Lovecraft <foo@bar.net>", "foo@bar.net"],
  ["Hmm Yes Info. <foo@bar.net>", "foo@bar.net"],
  ["bar.net <foo@bar.net>", "foo@bar.net"],
  ["Managing Partners:ben@example.com,carol@example.com;", "ben@example.com", "carol@example.com"],
  [
    'Managing Partners:ben@example.com,carol@example.com;, "Foo" <foo@example.com>, Group2:alice@example.com;',
    "ben@example.com",
    "carol@example.com",
    "foo@example.com",
    "alice@example.com",
  ],
];

const goNetMail: [string, ...string[]][] = [
  ['"Joe Q. Public" <john.q.public@example.com>', "john.q.public@example.com"],
  [
    "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
    "mary@x.test",
    "jdoe@example.org",
    "one@y.test",
  ],
  [
    '<boss@nil.test>, "Giant; \\"Big\\" Box" <sysservices@example.net>',
    "boss@nil.test",
    "sysservices@example.net",
  ],
  ["=?iso-8859-1?q?J=F6rg_Doe?= <joerg@example.com>", "joerg@example.com"],
  ["=?windows-1252?q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>", "PIRARD@vm1.ulg.ac.be"],
  ["Asem H. <noreply@example.com>", "noreply@example.com"],
  ["<some.mail-with-dash@example.com>", "some.mail-with-dash@example.com"],
  ["<admin@mailserver1>", "admin@mailserver1"],
  ["<postmaster@localhost>", "postmaster@localhost"],
  ["<#!$%&'*+-/=?^_`{}|~@example.org>", "#!$%&'*+-/=?^_`{}|~@example.org"],
  ["<test1/test2=test3@example.com>", "test1/test2=test3@example.com"],
  ["<def!xyz%abc@example.com>", "def!xyz%abc@example.com"],
  ["<_somename@example.com>", "_somename@example.com"],
  ["<joe@uk>", "joe@uk"],
  ["<~@example.com>", "~@example.com"],
  ["<Abc.example.com>"],
  ["<A@b@c@example.com>"],
  ['<a"b(c)d,e:f;g<h>i[j\\k]l@example.com>'],
  ['<just"not"right@example.com>'],
  ["<john.doe@example..com>"],
  ["<john.doe.@.example.com>"],
  ["<@example.com>"],
  ["<.@example.com>"],
  ["<test@.>"],
  ["< @example.com>"],
];

describe.each([
  ["nodemailer's addressparser", nodemailer],
  ["email-addresses", emailAddresses],
  ["Go's net/mail", goNetMail],
])("holds for the cases of %s", (_whose, cases) => {
  test.each(cases)("%j", (text, ...addresses) => {
    expect(found(text)).toEqual(addresses);
  });
});

describe("means something else", () => {
  test.each([
    [
      "two lines, two tabs apart: two people, where it finds the first",
      "a@x.com\nb@x.com\t\tc@x.com",
      ["a@x.com", "b@x.com", "c@x.com"],
    ],
    [
      "an address as a name: somebody who would be missed",
      "ABC@abc (comment) < a@b.c>",
      ["ABC@abc", "a@b.c"],
    ],
    [
      "two in one bracket: two people",
      "<first@example.com second@example.net>",
      ["first@example.com", "second@example.net"],
    ],
    [
      "one written twice: one, of whom the second is merged",
      "lo@z.com <lo@z.com lo@z.com>",
      ["lo@z.com", "lo@z.com", "lo@z.com"],
    ],
    ["a quoted local part that needs its quotes: no helpdesk takes it", '"foo   baz"@bar.com', []],
    ["an @ in it: it goes to neither", '"user@attacker.com"@legitimate.com', []],
    ["a quote in it", '"test\\"quote"@example.com', []],
    ["an address literal", "user@[192.168.1.1], user@[IPv6:2001:db8::1]", []],
    ["spaces around the @: half of it may be a name", "foo  @bar.com", []],
    ["too long for SMTP", `${"a".repeat(100)}@example.com`, []],
    ["two @: a text to be mended", "name@address.com@address2.com", []],
    [
      "dots that the RFC has not: only the server knows",
      "<john..doe@example.com>, <.john.doe@example.com>",
      ["john..doe@example.com", ".john.doe@example.com"],
    ],
    [
      "a quote that holds a line of addresses: all of them",
      '"a@x.com, b@x.com"',
      ["a@x.com", "b@x.com"],
    ],
  ])("%s", (_why, text, addresses) => {
    expect(found(text)).toEqual(addresses);
  });
});
