import { expect, test } from "vitest";
import { because, reasonNow } from "../../../src/react/context/changeReason.js";

test("a change that is refused on its way leaves the next one its own reason", () => {
  const refused = new Error("refused");
  const refuse = () => {
    expect(reasonNow()).toBe("host");
    throw refused;
  };
  expect(() => because("host", refuse)).toThrow(refused);
  expect(reasonNow()).toBe("user");
});
