import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extensionOf, mimeTypeOf } from "../../src/attachments/mimeType.js";

describe("a file's type", () => {
  test.each([
    ["as the browser gives it", "a.txt", "text/csv", "text/csv"],
    ["as it is, be it no real type", "file.txt", "plain/text", "plain/text"],
    ["by extension where the browser gives none", "report.pdf", "", "application/pdf"],
    ["in capitals", "SCAN.PDF", "", "application/pdf"],
    ["after the last dot", "backup.tar.gz", "", "application/gzip"],
    ["of a picture", "photo.jpeg", "", "image/jpeg"],
    ["of a message", "mail.eml", "", "message/rfc822"],
    ["of a log", "server.log", "", "text/plain"],
    ["of an unknown extension", "data.xyz", "", "application/octet-stream"],
    ["without an extension", "Makefile", "", "application/octet-stream"],
    ["without a name", "", "", "application/octet-stream"],
  ])("%s", (_what, name, type, mimeType) => {
    expect(mimeTypeOf({ name, type })).toBe(mimeType);
  });

  test.each(["a.constructor", "a.__proto__", "a.toString", "a.hasOwnProperty"])(
    "is bytes for %s, a name that every object knows",
    (name) => {
      expect(mimeTypeOf({ name, type: "" })).toBe("application/octet-stream");
    },
  );

  test("is a type for every name", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (name, extension) => {
        expect(mimeTypeOf({ name: `${name}.${extension}`, type: "" })).toMatch(
          /^[a-z]+\/[\w.+-]+$/,
        );
      }),
    );
  });
});

describe("a name's extension", () => {
  test.each([
    ["invoice.PDF", "pdf"],
    ["invoice.pdf.exe", "exe"],
    [".bashrc", "bashrc"],
    ["ends with a dot.", ""],
    ["none", ""],
    ["", ""],
    ["日本.テキスト", "テキスト"],
  ])("%s: %j", (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
