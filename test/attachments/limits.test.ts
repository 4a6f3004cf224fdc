import { describe, expect, test } from "vitest";
import {
  defaultLimits,
  encodedSize,
  rejectionOf,
  totalEncodedSize,
  type AttachmentLimits,
} from "../../src/attachments/limits.js";

const file = (name: string, size = 1, type = "") => ({ name, size, type });
const present = (size: number, status = "ready") => ({ size, status });
const limits = (given: Partial<AttachmentLimits>) => ({ ...defaultLimits, ...given });

describe("sizes in base64", () => {
  test("count the padding", () => {
    for (let size = 0; size < 100; size += 1) {
      expect(encodedSize(size)).toBe(Buffer.alloc(size).toString("base64").length);
    }
  });

  test("add up, file by file", () => {
    expect(totalEncodedSize([present(1), present(1, "encoding"), present(1, "failed")])).toBe(12);
  });

  test("leave out what was refused", () => {
    expect(totalEncodedSize([present(3), present(9_000, "rejected")])).toBe(4);
  });
});

describe("limits are inclusive", () => {
  test.each([
    [10_000_000, undefined],
    [10_000_001, { code: "file-too-large", limit: 10_000_000 }],
  ])("a file of %i bytes", (size, rejection) => {
    expect(rejectionOf(file("a.pdf", size), [], defaultLimits)).toEqual(rejection);
  });

  test.each([
    [19, undefined],
    [20, { code: "too-many-files", limit: 20 }],
  ])("a file beside %i others", (count, rejection) => {
    const others = Array.from({ length: count }, () => present(1));
    expect(rejectionOf(file("a.pdf"), others, defaultLimits)).toEqual(rejection);
  });

  test.each([
    [3, undefined],
    [4, { code: "total-too-large", limit: 100 }],
  ])("%i bytes beside 72, where base64 may take 100", (size, rejection) => {
    const only = limits({ maxTotalSize: 100 });
    expect(rejectionOf(file("a.pdf", size), [present(72)], only)).toEqual(rejection);
  });

  test("an empty file is a file", () => {
    expect(rejectionOf(file("a.txt", 0), [], defaultLimits)).toBeUndefined();
  });

  test("what was refused leaves its place and its bytes to others", () => {
    const refused = [present(1_000, "rejected"), present(1_000, "rejected")];
    const tight = limits({ maxFiles: 1, maxTotalSize: 4 });
    expect(rejectionOf(file("a.pdf", 3), refused, tight)).toBeUndefined();
  });
});

describe("what email providers block", () => {
  test.each(["setup.exe", "SETUP.EXE", "invoice.pdf.exe", "run.bat", "macro.vbs", "x.js", ".cmd"])(
    "%s is refused, and says why",
    (name) => {
      const extension = name.toLowerCase().split(".").at(-1);
      expect(rejectionOf(file(name), [], defaultLimits)).toEqual({
        code: "extension-blocked",
        extension,
      });
    },
  );

  test.each(["x.exe.", "x.exe ", "x.exe. ."])("%j is refused as Windows would read it", (name) => {
    const refused = rejectionOf(file(name), [], defaultLimits);
    expect(refused).toEqual({ code: "extension-blocked", extension: "exe" });
  });

  test.each(["exe", "exe.pdf", "js.zip", "report.docx", "noextension"])("%s is not", (name) => {
    expect(rejectionOf(file(name), [], defaultLimits)).toBeUndefined();
  });

  test("is up to the host", () => {
    expect(rejectionOf(file("a.exe"), [], limits({ blockedExtensions: [] }))).toBeUndefined();
    expect(rejectionOf(file("a.pdf"), [], limits({ blockedExtensions: ["pdf"] }))).toMatchObject({
      code: "extension-blocked",
    });
  });
});

describe("accept, as on an input", () => {
  test.each([
    [".pdf", file("a.pdf")],
    [".PDF", file("a.Pdf")],
    [".tar.gz", file("a.tar.gz")],
    ["application/pdf", file("a.bin", 1, "application/pdf")],
    ["application/pdf", file("a.pdf")],
    ["IMAGE/PNG", file("a", 1, "image/png")],
    ["image/*", file("a.bin", 1, "image/webp")],
    ["image/*", file("photo.heic")],
    [".doc, image/* ,text/plain", file("a.txt")],
    ["*", file("a.anything")],
    ["*/*", file("a.anything")],
    ["", file("a.anything")],
  ])("%j takes %j", (accept, one) => {
    expect(rejectionOf(one, [], limits({ accept }))).toBeUndefined();
  });

  test.each([
    [".pdf", file("a.png")],
    [".pdf", file("pdf")],
    ["application/pdf", file("a.pdf", 1, "image/png")],
    ["image/*", file("a.pdf")],
    ["image/*", file("a", 1, "imagery/png")],
    ["image/png", file("a.jpg", 1, "image/jpeg")],
    [",", file("a.pdf")],
  ])("%j refuses %j", (accept, one) => {
    expect(rejectionOf(one, [], limits({ accept }))).toEqual({ code: "type-not-accepted", accept });
  });
});

describe("of several reasons", () => {
  const tight = { maxFileSize: 1, maxTotalSize: 1, maxFiles: 0, accept: ".png" };

  test.each([
    ["extension-blocked", "a.exe", {}],
    ["type-not-accepted", "a.pdf", {}],
    ["file-too-large", "a.png", {}],
    ["too-many-files", "a.png", { maxFileSize: 9 }],
    ["total-too-large", "a.png", { maxFileSize: 9, maxFiles: 1 }],
  ])("it says %s, which no removal of other files would mend sooner", (code, name, looser) => {
    const rejection = rejectionOf(file(name, 9), [], limits({ ...tight, ...looser }));
    expect(rejection?.code).toBe(code);
  });
});
