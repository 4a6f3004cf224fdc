import type { Browser } from "playwright";

/** What a section measures with. */
export interface Bench {
  browser: Browser;
  /** Where the pages are served. */
  origin: string;
  /** How often each route is measured. */
  rounds: number;
  /** Bytes of each reply since the last call. */
  takeReceived: () => number[];
  /** Paths of this many new files of that many bytes. */
  files: (count: number, size: number) => Promise<string[]>;
}

/** A line of the results. */
export interface Row {
  what: string;
  ours: string;
  against?: string;
  ratio?: string;
  target?: string;
  /** Absent where nothing was aimed at. */
  met?: boolean;
}

export type Section = (bench: Bench) => Promise<Row[]>;
