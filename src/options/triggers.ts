import type { ReactNode } from "react";
import type { Body } from "../domain/text/body.js";

/** One of what a trigger finds. */
export interface TriggerItem {
  id: string;
  /** What it is called in the list. */
  label: string;
  /** Said quietly behind it. */
  detail?: string | undefined;
}

/** As a method, so that a trigger of items with more to them is a trigger, too. */
type Method<Item, Result> = { of(item: Item): Result }["of"];

/**
 * A character that puts something into the reply: typed at the start of a word it opens a list at the
 * cursor, of what `search` finds for the words that follow it. What its functions throw or reject with
 * is shown to the agent as failed, and reported to the page (`reportError`), each error once.
 */
export interface Trigger<Item extends TriggerItem = TriggerItem> {
  /** One character, such as "@". "/" takes the place of the saved replies. */
  char: string;
  /** Asked with each key; `signal` ends with the next one. What comes too late is left out. */
  search(
    query: string,
    options: { signal: AbortSignal },
  ): readonly Item[] | Promise<readonly Item[]>;
  /** What stands in place of the character and the words behind it. */
  insert(item: Item): Body | Promise<Body>;
  /** How one is shown in the list. Default, and where it throws: its label and detail. */
  render?: Method<Item, ReactNode> | undefined;
}
