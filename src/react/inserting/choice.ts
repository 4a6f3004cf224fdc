import type { ReactNode } from "react";
import type { Body } from "../../domain/text/body.js";

/** One of what can be put in. */
export interface Choice {
  id: string;
  label: string;
  /** Below its name: how its text begins, or what a host says of it. */
  detail?: string | undefined;
  /** At the end of its line: folder and tags. */
  about?: string | undefined;
}

/** What a choice puts into the reply. */
export interface Content {
  body: Body;
  files?: readonly File[] | undefined;
  /** What is asked for first, each once. */
  blanks?: readonly Blank[] | undefined;
  /** The body with these values in it; what has none stays marked. */
  fill?: ((typed: Typed) => Body) | undefined;
  /** It stands in the text now. */
  onPut?: (() => void) | undefined;
}

/** What was typed for blanks, by their names. */
export type Typed = Readonly<Record<string, string>>;

/** What a text has a place for, and nobody knows but the agent. */
interface Blank {
  name: string;
  label: string;
}

/** What a search found: at once, or later. */
export interface Found {
  now: readonly Choice[] | undefined;
  /** More, or the same with more. */
  later?: Promise<readonly Choice[]> | undefined;
}

/** Where choices come from. */
export interface Source {
  char: string;
  /** Of its list. */
  label: string;
  search: (query: string, signal: AbortSignal) => Found;
  read: (choice: Choice, signal: AbortSignal) => Promise<Content>;
  /** Reads one to show how it begins, before it is chosen. */
  preview?: ((choice: Choice) => Promise<Content>) | undefined;
  render?: ((choice: Choice) => ReactNode) | undefined;
  /** How a detail reads for the reply that is written. */
  detailOf?: ((detail: string) => string) | undefined;
}
