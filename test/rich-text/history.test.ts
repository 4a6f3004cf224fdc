import { closeHistory as closeKnown, history as known, redo, undo } from "@tiptap/pm/history";
import fc from "fast-check";
import { EditorState, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { expect, test } from "vitest";
import { documentOf } from "../../src/rich-text/content.js";
import * as own from "../../src/rich-text/editing/history.js";
import { schema } from "../../src/rich-text/schema.js";

/** Where, from 0 to 1: documents differ in length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

/** What an agent, an input method or a picture that is uploaded does to the text. */
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("type"), at: place }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("type on") }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("delete"), at: place, to: place }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("bold"), at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("split"), at: place }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("wait") }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("close") }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("compose"), at: place }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("behind the history") }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("undo") }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("redo") }) },
);

type Act = { type: string; at?: number; to?: number };

test("takes back what was deleted at once, and not what was written just before it", () => {
  let now = 1000;
  let state = EditorState.create({ schema, plugins: [own.historyPlugin()] });
  const text = () => state.doc.textContent;
  const change = (changed: (tr: Transaction) => Transaction) => {
    now += 40;
    state = state.apply(changed(state.tr.setTime(now)));
  };
  const take = (command: Command) => command(state, (tr) => (state = state.apply(tr)));
  for (const letter of "one two") change((tr) => tr.insertText(letter));
  for (let left = 3; left > 0; left -= 1) {
    change((tr) => tr.delete(tr.selection.from - 1, tr.selection.from));
  }
  change((tr) => tr.insertText("s"));
  expect(text()).toBe("one s");
  take(own.undo);
  expect(text()).toBe("one two");
  take(own.undo);
  expect(text()).toBe("");
  take(own.redo);
  take(own.redo);
  expect(text()).toBe("one s");
});

test("takes back and does again what prosemirror-history does", () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts: Act[]) => {
      const doc = documentOf({ format: "html", value: "<p>one <b>two</b></p><ul><li>a</li></ul>" });
      let ours = EditorState.create({ doc, plugins: [own.historyPlugin()] });
      let theirs = EditorState.create({ doc, plugins: [known()] });
      let now = 1000;
      let last = 1;
      let isTaking = false;
      let composition = 0;
      const run = (our: Command, their: Command) => {
        our(ours, (tr) => (ours = ours.apply(tr)));
        their(theirs, (tr) => (theirs = theirs.apply(tr)));
      };
      const both = (change: (tr: Transaction, close: (tr: Transaction) => Transaction) => void) =>
        run(
          (state, dispatch) => {
            const tr = state.tr.setTime(now);
            change(tr, own.closeHistory);
            dispatch?.(tr);
            return true;
          },
          (state, dispatch) => {
            const tr = state.tr.setTime(now);
            change(tr, closeKnown);
            // What it joins to what was written just before, and ours does not.
            const takes = tr.mapping.maps.some((map) => {
              let is = false;
              map.forEach((from, to) => (is ||= to > from));
              return is;
            });
            if (takes && !isTaking) closeKnown(tr);
            if (tr.docChanged && tr.getMeta("addToHistory") !== false) isTaking = takes;
            dispatch?.(tr);
            return true;
          },
        );
      for (const { type, at = 0, to = 0 } of acts) {
        now += type === "wait" ? 1000 : 40;
        // A browser ends it when the look of its words is changed.
        if (type === "bold") composition += 1;
        both((tr, close) => {
          const positionOf = (part: number) =>
            TextSelection.near(tr.doc.resolve(Math.round(part * tr.doc.content.size))).from;
          const [from, end] = [at, to].map(positionOf).toSorted((a, b) => a - b) as [
            number,
            number,
          ];
          if (type === "type" || type === "compose") {
            last = positionOf(at);
            tr.insertText("x", last);
            if (type === "compose") tr.setMeta("composition", composition);
            last += 1;
          } else if (type === "type on") {
            last = positionOf(Math.min(1, last / tr.doc.content.size));
            tr.insertText("y", last);
          } else if (type === "delete") tr.delete(from, end);
          else if (type === "bold") tr.addMark(from, end, schema.marks.strong.create());
          else if (type === "split") tr.split(positionOf(at));
          else if (type === "close") close(tr);
          else if (type === "behind the history") {
            tr.insertText("z", 1).setMeta("addToHistory", false);
          }
        });
        if (type === "undo") run(own.undo, undo);
        if (type === "redo") run(own.redo, redo);
        expect(ours.doc.toJSON()).toEqual(theirs.doc.toJSON());
      }
      expect(own.undo(ours)).toBe(undo(theirs));
      expect(own.redo(ours)).toBe(redo(theirs));
      // Beside what was put in behind the history, the two may choose another side.
      if (acts.some(({ type }) => type === "behind the history")) return;
      expect(ours.selection.toJSON()).toEqual(theirs.selection.toJSON());
    }),
    { numRuns: 150 },
  );
});
