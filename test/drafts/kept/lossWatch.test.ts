import { describe, expect, test } from "vitest";
import { createLossWatch } from "../../../src/drafts/kept/lossWatch.js";

const hello = "Hello Ann, thank you for your patience.";
const long = `${hello} ${"Here is what we found out. ".repeat(4)}`;

/** Held down: each text that is one character shorter, down to a length. */
const backspaces = (text: string, length: number) =>
  Array.from({ length: text.length - length }, (_, at) => text.slice(0, -1 - at));

/** What is set aside while a text becomes these, one after the other. */
function setAside(start: string, ...texts: readonly string[]) {
  const watch = createLossWatch();
  watch.reset(start);
  return texts.flatMap((text) => watch.next(text) || []);
}

describe("a text is set aside before it is lost", () => {
  test.each<[string, string, readonly string[]]>([
    ["all is deleted or cut", hello, [""]],
    ["all but white space is", hello, ["\n"]],
    ["a key is typed over all of it", hello, ["G"]],
    ["a key with which it began is typed over all of it", hello, ["H"]],
    ["another text takes its place", hello, ["Good morning, this is what a host has set instead."]],
    ["more than half is dragged out", hello, ["Hello Ann"]],
    ["many characters of a longer one go", long, [long.slice(0, -51)]],
    ["words go until it is empty", hello, ["Hello Ann, thank you", "Hello Ann, ", "Hello ", ""]],
    ["Backspace is held until it is empty", "Hello Ann", backspaces("Hello Ann", 0)],
    ["Backspace is held for long", long, backspaces(long, 10)],
    ["it is corrected, and then emptied", `${hello}x`, [hello, ""]],
  ])("where %s", (_how, before, texts) => {
    expect(setAside(before, ...texts)).toEqual([before]);
  });

  test("again, where something was written in between", () => {
    expect(setAside("Hello Ann", "", "G", "Good", "")).toEqual(["Hello Ann", "Good"]);
    expect(setAside("Hello Ann", "Good morning", "")).toEqual(["Hello Ann", "Good morning"]);
  });
});

describe("nothing is set aside", () => {
  const correction = `${hello.slice(0, 5)} Bob${hello.slice(9)}`;
  test.each<[string, string, readonly string[]]>([
    ["where a text is begun", "", ["H", "He", "Hello"]],
    ["where it is written on, in the middle too", hello, [`${hello} More`, `Oh: ${hello} More`]],
    ["where a word is corrected", hello, [correction]],
    ["where a sentence is taken back by keys", long, backspaces(long, long.length - 50)],
    ["where a key is taken back", "", ["H", ""]],
  ])("%s", (_how, before, texts) => {
    expect(setAside(before, ...texts)).toEqual([]);
  });
});
