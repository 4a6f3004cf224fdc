import { expect, test } from "vitest";
import { patched } from "../../src/session/initialValues.js";

test("what is no field of a reply does not get into the form, though a host without types gives it", () => {
  const given = { status: "closed", namesPutIn: ["Ann"], ccText: "x", onSent() {} };
  expect(patched(given)).toEqual({ status: "closed" });
});
