import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64 } from "./reply/base64.js";
import { parseCreatedAt } from "./reply/createdAt.js";
import { isEmail } from "./reply/email.js";

const NOT_BASE64 = /[^A-Za-z0-9+/=]/;

describe("data, a base64-encoded stream", () => {
  it("gives back the bytes that were encoded, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect([...(decodeBase64(Buffer.from(bytes).toString("base64")) ?? [])]).toEqual([
          ...bytes,
        ]);
      }),
    );
  });

  it("refuses what any other decoder would have to guess at", () => {
    const valid = fc
      .uint8Array({ minLength: 1, maxLength: 50 })
      .map((bytes) => Buffer.from(bytes).toString("base64"));
    const foreign = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((text) => NOT_BASE64.test(text));
    fc.assert(
      fc.property(valid, foreign, fc.nat(), (text, intruder, place) => {
        const at = place % (text.length + 1);
        expect(decodeBase64(text.slice(0, at) + intruder + text.slice(at))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(valid, (text) => {
        expect(decodeBase64(text.slice(0, -1))).toBeUndefined();
      }),
    );
  });

  it.each([
    "Zm9",
    "Zm9=v",
    "Z===",
    "Zm9v\n",
    "Zm 9v",
    "-_-_",
    "ZmlsZR==",
    "data:text/plain;base64,Zm9v",
  ])("refuses %j", (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it("takes an empty file", () => {
    expect(decodeBase64("")?.length).toBe(0);
  });
});

describe("createdAt, ISO 8601", () => {
  const date = fc.date({
    min: new Date("1990-01-01T00:00:00Z"),
    max: new Date("2090-01-01T00:00:00Z"),
    noInvalidDate: true,
  });

  it("reads what Date writes", () => {
    fc.assert(
      fc.property(date, (moment) => {
        expect(parseCreatedAt(moment.toISOString())).toBe(moment.getTime());
      }),
    );
  });

  it("reads the same moment with any offset", () => {
    const offset = fc.tuple(
      fc.constantFrom("+", "-"),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(date, offset, fc.constantFrom(":", ""), (moment, [sign, hour, minute], colon) => {
        const shift = (hour * 60 + minute) * 60_000 * (sign === "+" ? 1 : -1);
        const local = new Date(moment.getTime() + shift).toISOString().slice(0, -1);
        const two = (number: number) => String(number).padStart(2, "0");
        expect(parseCreatedAt(`${local}${sign}${two(hour)}${colon}${two(minute)}`)).toBe(
          moment.getTime(),
        );
      }),
    );
  });

  it("takes the days that exist and no others", () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T10:20:30Z`;
        const asDate = new Date(Date.UTC(year, month - 1, day, 10, 20, 30));
        const exists =
          month >= 1 && asDate.getUTCMonth() === month - 1 && asDate.getUTCDate() === day;
        expect(parseCreatedAt(text)).toBe(
          exists && asDate.getUTCFullYear() === year ? asDate.getTime() : undefined,
        );
      }),
    );
  });

  it.each([
    "2020-01-02T24:00:00Z",
    "2020-01-02T10:60:00Z",
    "2020-01-02T10:00:60Z",
    "2020-01-02T10:00:00+24:00",
  ])("refuses %s", (text) => {
    expect(parseCreatedAt(text)).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCreatedAt(text)));
  });
});

describe("strings representing email addresses", () => {
  it("takes every ordinary address", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        // Quoted and bracketed forms are legal and nobody's address.
        expect(isEmail(address)).toBe(true);
      }),
    );
  });

  it.each([
    "o'brien+tag@sub.example.co.uk",
    "jörg@münchen.example",
    "用户@例子.example",
    "a@xn--mnchen-3ya.example",
  ])("takes %s", (address) => {
    expect(isEmail(address)).toBe(true);
  });

  it.each([
    "",
    "ann",
    "@example.com",
    "ann@",
    "ann@localhost",
    "ann@example..com",
    ".ann@example.com",
    "ann.@example.com",
    "ann@-example.com",
    "ann@example-.com",
    "ann @example.com",
    "ann@example.com, bob@example.com",
    "ann@example.com\n",
    "<ann@example.com>",
    `${"a".repeat(250)}@example.com`,
  ])("refuses %j", (address) => {
    expect(isEmail(address)).toBe(false);
  });

  it.each(["taro..yamada@docomo.ne.jp", "a.@docomo.ne.jp", "printer@intranet", "ann@my_host.com"])(
    "takes %s only where it is set to",
    (address) => {
      expect(isEmail(address)).toBe(false);
      expect(isEmail(address, "accept")).toBe(true);
    },
  );

  it.each(["", "..@x.com", "ann@", "ann@x..com", "ann b@x", "ann@b@x"])(
    "but never %j",
    (address) => {
      expect(isEmail(address, "accept")).toBe(false);
    },
  );
});
