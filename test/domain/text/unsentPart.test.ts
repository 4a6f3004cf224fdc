import { expect, test } from "vitest";
import { unsentPart } from "../../../src/domain/text/unsentPart.js";

test.for([
  ["Sent", "Sent and more", " and more"],
  ["Sent ", "Sent more", "more"],
  ["Sent\n", "Sent\n\nmore", "\nmore"],
  ["Sent", "Before Sent", "Before "],
  ["Sent", "Another", "Another"],
  ["Sent", "Sent", ""],
  ["", "All of it", "All of it"],
] as const)("of plain text: %j, then %j: %j", ([sent, now, left]) => {
  expect(unsentPart({ value: sent }, { value: now })).toEqual({ value: left });
});

test.for([
  // As the rich editor gives lines without formatting.
  ["Sent\u00a0", "Sent more\u00a0", "more\u00a0"],
  ["Sent", "Sent<br>more", "<br>more"],
  ["<p>Sent</p>", "<p>Sent more</p>", "<p> more</p>"],
  ["<p>Sent\u00a0</p>", "<p>Sent more</p>", "<p>more</p>"],
  // As it gives those with formatting.
  ["<p><b>So</b> sent&nbsp;</p>", "<p><b>So</b> sent more</p>", "<p>more</p>"],
  ["<p><b>Sent&nbsp;</b></p>", "<p><b>Sent more&nbsp;</b></p>", "<p><b>more&nbsp;</b></p>"],
  ["<ul><li>Sent&nbsp;</li></ul>", "<ul><li>Sent more</li></ul>", "<ul><li>more</li></ul>"],
  ["<p>Sent</p>", "<p>Sent</p><p>more</p>", "<p>more</p>"],
  ["<p>Sent</p>", "<p>Sent more</p><p>and more</p>", "<p> more</p><p>and more</p>"],
  ["<p>So <b>sent</b></p>", "<p>So <b>sent more</b></p>", "<p><b> more</b></p>"],
  ["<p>So <b>sent</b></p>", "<p>So <b>sent</b> more</p>", "<p> more</p>"],
  ["<ul><li>Sent</li></ul>", "<ul><li>Sent more</li></ul>", "<ul><li> more</li></ul>"],
  ["<ul><li>Sent</li></ul>", "<ul><li>Sent</li><li>more</li></ul>", "<ul><li>more</li></ul>"],
  ["<ul><li>Sent</li></ul>", "<ul><li>Sent</li></ul><p>more</p>", "<p>more</p>"],
  ['<div dir="rtl">אבג</div>', '<div dir="rtl">אבג דה</div>', "<div> דה</div>"],
  ["<p>Sent</p>", "<p>Before</p><p>Sent</p>", "<p>Before</p>"],
  ["<p>Sent</p>", "<p>Another</p>", "<p>Another</p>"],
  ["<p>Sent</p>", "<p>Sent</p>", ""],
] as const)("of HTML: %j, then %j: %j", ([sent, now, left]) => {
  expect(unsentPart({ value: sent }, { value: now })).toEqual({ value: left });
});

test("of a megabyte of spaces between two words", () => {
  const sent = `a${" ".repeat(1_000_000)}b`;
  expect(unsentPart({ value: sent }, { value: `${sent} more` })).toEqual({ value: " more" });
});
