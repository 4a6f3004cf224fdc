import fc from "fast-check";

/** No signs, but halves of one. */
const halves = { first: 0xd800, count: 0x800 };

/**
 * Every sign there is, for `fc.string({ unit: anySign })`. The library's own `unit: "binary"` is the
 * same, but lists a million of them first, which takes each process of the tests the best part of a second.
 */
export const anySign = fc.nat(0x10_ff_ff - halves.count).map(
  (at) => String.fromCodePoint(at < halves.first ? at : at + halves.count),
  (sign) => {
    const point = typeof sign === "string" ? sign.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== sign) throw new Error("not a sign");
    if (point < halves.first) return point;
    if (point < halves.first + halves.count) throw new Error("half a sign");
    return point - halves.count;
  },
);
