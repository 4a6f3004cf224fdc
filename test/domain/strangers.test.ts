import { expect, test } from "vitest";
import { newDomains } from "../../src/domain/strangers.js";

test.each([
  ["one that nobody had", ["a@new.example"], ["b@old.example"], [], ["new.example"]],
  ["each once, in lower case", ["a@New.example", "b@NEW.EXAMPLE"], [], [], ["new.example"]],
  ["none that was there", ["a@OLD.example"], ["b@old.example"], [], []],
  ["no internal one", ["a@in.example"], [], ["In.example"], []],
  ["no part of an internal one", ["a@mail.in.example"], [], ["@in.example"], []],
  ["one that only ends alike", ["a@notin.example"], [], ["in.example"], ["notin.example"]],
  ["nothing that is no address", ["ann"], [], [], []],
])("names %s", (_what, addresses, seen, internal, names) => {
  expect(newDomains(addresses, seen, internal)).toEqual(names);
});
