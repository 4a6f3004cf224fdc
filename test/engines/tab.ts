/** One tab, as far as an engine's driver goes. */
export interface Tab {
  goto: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Runs a function in the page. It sees nothing but its arguments; they and its result are JSON. */
  evaluate: <Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ) => Promise<Result>;
  /** Runs a script in the page, at its top level. */
  runScript: (source: string) => Promise<void>;
  /** Presses the mouse's main button, in CSS pixels of the view. */
  clickAt: (x: number, y: number) => Promise<void>;
  /** Keys, one after the other. */
  type: (text: string) => Promise<void>;
  /** Keys held together, by their DOM names: "Control+Enter". */
  press: (chord: string) => Promise<void>;
  /** Chooses files from the disk in the first file input, as the browser's chooser would. */
  chooseFiles: (paths: readonly string[]) => Promise<void>;
  resize: (width: number, height: number) => Promise<void>;
  screenshot: () => Promise<Uint8Array>;
}

/** A profile of its own, with a first tab. */
export interface Profile {
  tab: Tab;
  openTab: () => Promise<Tab>;
  close: () => Promise<void>;
}

export interface Engine {
  openProfile: () => Promise<Profile>;
  close: () => Promise<void>;
}
