import { describe, expect, test } from "vitest";
import {
  addressKey,
  isEmailAddress,
  isSameAddress,
  isUnusualAddress,
} from "../../../src/domain/recipients/recipients.js";

const label = (length: number) => "d".repeat(length);

describe("accepts what people answer to", () => {
  test.each([
    ["an ordinary one", "ann@example.com"],
    ["a plus address", "a+b@x.co"],
    ["an internationalised one", "jörg@münchen.de"],
    ["marks that combine", "अजय@डाटा.भारत"],
    ["a domain in punycode", "info@xn--mnchen-3ya.de"],
    ["dots and a subdomain", "first.last@mail.example.co.uk"],
    ["capitals", "ANN@EXAMPLE.COM"],
    ["an apostrophe", "o'brien@example.ie"],
    ["hyphens inside labels", "sales-eu@two-words.example"],
    ["digits", "1@2.co"],
    ["a local part of 64", `${label(64)}@example.com`],
    ["a label of 63", `ann@${label(63)}.com`],
    ["254 in all", `ann@${label(63)}.${label(63)}.${label(63)}.${label(58)}`],
  ])("%s", (_what, address) => {
    expect(isEmailAddress(address)).toBe(true);
  });
});

describe("tells apart what only the server knows", () => {
  test.each([
    ["two dots in the local part", "taro..yamada@docomo.ne.jp"],
    ["a dot at its end", "a.@docomo.ne.jp"],
    ["a dot at its start", ".a@docomo.ne.jp"],
    ["a domain of one label", "printer@intranet"],
    ["an underscore in the domain", "ann@my_host.example.com"],
    ["a dash that a phone put for two hyphens", "ann—lee@x.com"],
  ])("%s", (_what, address) => {
    expect(isUnusualAddress(address)).toBe(true);
    expect(isEmailAddress(address)).toBe(true);
  });

  test.each(["ann@example.com", "jörg@münchen.de", "_#!$%&'*+/=?^`{|}~-@x.com", "ann@"])(
    "but not %s",
    (address) => expect(isUnusualAddress(address)).toBe(false),
  );
});

describe("refuses what no helpdesk could answer", () => {
  test.each([
    ["nothing", ""],
    ["no @", "ann"],
    ["no local part", "@example.com"],
    ["a local part of dots", "..@example.com"],
    ["no domain", "ann@"],
    ["two @", "ann@b@x.com"],
    ["a dot at the domain's end", "ann@x.com."],
    ["a dot at the domain's start", "ann@.com"],
    ["two dots in the domain", "ann@x..com"],
    ["a hyphen before a label", "ann@-x.com"],
    ["a hyphen after a label", "ann@x-.com"],
    ["an IP address", "ann@192.168.0.1"],
    ["an address literal", "ann@[192.168.0.1]"],
    ["a quoted local part", '"a b"@x.com'],
    ["a space", "a b@x.com"],
    ["a space at the end", "ann@x.com "],
    ["a space that does not break", "ann\u00a0lee@x.com"],
    ["brackets", "<ann@x.com>"],
    ["a scheme", "mailto:ann@x.com"],
    ["a comma", "ann@x.com,bob@x.com"],
    ["a semicolon", "ann;@x.com"],
    ["a backslash", "ann\\@x.com"],
    ["a tab", "ann\t@x.com"],
    ["a line break", "ann@x.com\nBcc: bob@x.com"],
    ["a null", "ann\u0000@x.com"],
    ["a delete", "ann\u007f@x.com"],
    ["a C1 control", "ann\u0085@x.com"],
    ["a space without width", "ann\u200b@x.com"],
    ["a mark that turns the reading direction", "ann\u202e@x.com"],
    ["half a character", "ann\ud800@x.com"],
    ["a local part of 65", `${label(65)}@example.com`],
    ["a label of 64", `ann@${label(64)}.com`],
    ["255 in all", `ann@${label(63)}.${label(63)}.${label(63)}.${label(59)}`],
  ])("%s", (_what, address) => {
    expect(isEmailAddress(address)).toBe(false);
  });
});

describe("knows one address in several spellings", () => {
  test.each([
    ["case", "Ann@X.com", "ann@x.COM"],
    ["space around it", " ann@x.com\n", "ann@x.com"],
    ["composition of letters", "jo\u0308rg@x.com", "jörg@x.com"],
  ])("%s", (_what, a, b) => {
    expect(isSameAddress(a, b)).toBe(true);
    expect(addressKey(a)).toBe(addressKey(b));
  });

  test.each([
    ["ann@x.com", "ann@x.co"],
    ["ann@x.com", "ann+1@x.com"],
    ["a.nn@gmail.com", "ann@gmail.com"],
  ])("but not %s and %s", (a, b) => {
    expect(isSameAddress(a, b)).toBe(false);
  });
});
