import { createStore } from "../../async/createStore.js";
import type { Body } from "../../domain/text/body.js";
import type { Choice, Content, Source, Typed } from "./choice.js";

/** A list of choices, for what is typed behind the trigger or into the popover's own field. */
export interface Choosing {
  status: "choosing";
  source: Source;
  /** By the button or its key: the query is typed into a field of the popover. */
  isAsked: boolean;
  query: string;
  choices: readonly Choice[];
  /** Whether these were found by this query: only then may a key take one. */
  isCurrent: boolean;
  /** Whether more are on their way. */
  isSearching: boolean;
  isFailed: boolean;
  /** Which one the arrow keys reached; otherwise the first. */
  reached?: string | undefined;
  /** Which one is read now, to be put in. */
  taking?: string | undefined;
  /** Which one could not be read. */
  notRead?: Choice | undefined;
}

/** What a text has a place for is asked for. */
interface Filling {
  status: "filling";
  source: Source;
  content: Content;
  typed: Typed;
}

export type InsertingState = { status: "closed" } | Choosing | Filling;

interface Host {
  /** In the cursor's own line; `undefined` where the editor cannot tell. */
  textBefore: () => string | undefined;
  /** Puts a body in place of so many characters before the cursor. `isBehind`: where that is then. */
  put: (content: Content, body: Body, length: number, isBehind: boolean) => void;
  sources: () => readonly Source[];
  /** Whether the text can be changed now. */
  isFree: () => boolean;
}

export type Inserting = ReturnType<typeof createInserting>;

const closed = { status: "closed" } as const;

/** A longer query is a sentence that began with the character. */
const longestQuery = 60;

/** A word begins here: behind nothing, a space, or what opens a bracket or a quotation. */
const wordStart = /(?:^|[\s([{"'“„‘«¿¡\ufffc])$/;

/**
 * What is put into a text, from the trigger to the text: outside of React, since a key may come before
 * a render does, and must take what was found by what is typed by then.
 */
export function createInserting(host: Host) {
  const { getSnapshot, subscribe, set } = createStore<InsertingState>(closed);
  /** The line up to the trigger; `undefined` without one. */
  let prefix: string | undefined;
  /** What stood behind that when it was searched for. */
  let searched = "";
  let running: AbortController | undefined;
  const begin = (): AbortSignal => {
    running?.abort();
    running = new AbortController();
    return running.signal;
  };
  const close = () => {
    running?.abort();
    if (getSnapshot().status !== "closed") set(closed);
  };
  const choosing = () => {
    const state = getSnapshot();
    return state.status === "choosing" ? state : undefined;
  };
  const show = (next: Choosing) => {
    // Who goes on behind a query without a match writes a sentence.
    const isOver = next.isCurrent && !next.isSearching && next.choices.length === 0;
    if (isOver && !next.isAsked && /\s/.test(next.query)) close();
    else set(next);
  };
  const change = (part: Partial<Choosing>) => {
    const state = choosing();
    if (state) show({ ...state, ...part });
  };
  const search = (source: Source, query: string, isAsked: boolean) => {
    const signal = begin();
    searched = query;
    const { now, later } = found(source, query, signal);
    const before = choosing();
    show({
      status: "choosing",
      source,
      isAsked,
      query,
      choices: now ?? before?.choices ?? [],
      isCurrent: now !== undefined,
      isSearching: later !== undefined,
      isFailed: false,
    });
    later?.then(
      (choices) => {
        if (!signal.aborted) change({ choices, isCurrent: true, isSearching: false });
      },
      () => {
        if (!signal.aborted) change({ isSearching: false, isFailed: true });
      },
    );
  };
  const put = (content: Content, body: Body, isBehind = false) => {
    const state = getSnapshot();
    // Something else may have come behind it meanwhile, which is not to be replaced.
    const isThere = prefix !== undefined && host.textBefore() === prefix + searched;
    const char = state.status === "closed" ? "" : state.source.char;
    close();
    host.put(content, body, isThere ? char.length + searched.length : 0, isBehind);
  };
  const filled = ({ content, typed }: Filling) => content.fill?.(typed) ?? content.body;
  const putFilled = (state: Filling, isBehind?: boolean) =>
    put(state.content, filled(state), isBehind);
  /** What Enter and Tab take. */
  const highlighted = (): Choice | undefined => {
    const state = choosing();
    if (!state?.isCurrent) return undefined;
    const { choices, reached } = state;
    return (reached && choices.find(({ id }) => id === reached)) || choices[0];
  };
  const take = (choice = highlighted()) => {
    const state = choosing();
    if (!state || !choice) return;
    const signal = begin();
    change({ taking: choice.id, notRead: undefined, isSearching: false });
    state.source.read(choice, signal).then(
      (content) => {
        if (signal.aborted) return;
        if (!host.isFree()) close();
        else if (content.blanks?.length) {
          set({ status: "filling", source: state.source, content, typed: {} });
        } else put(content, content.body);
      },
      () => {
        if (!signal.aborted) change({ taking: undefined, notRead: choice });
      },
    );
  };

  return {
    getSnapshot,
    subscribe,
    close,
    /** By the button, or its key: nothing in the text is replaced. */
    ask(source: Source) {
      if (!host.isFree()) return;
      prefix = undefined;
      search(source, "", true);
    },
    search(query: string) {
      const state = choosing();
      if (state && query !== state.query) search(state.source, query, state.isAsked);
    },
    /** Searches again what could not be searched, or reads what could not be read. */
    retry() {
      const state = choosing();
      if (state?.notRead) take(state.notRead);
      else if (state) search(state.source, state.query, state.isAsked);
    },
    /** Tells what stands before the cursor now. `isTyping`: by a key that writes a character. */
    changed(before: string, isTyping: boolean) {
      const state = getSnapshot();
      if (state.status === "filling") return;
      if (state.status === "choosing") {
        if (state.isAsked) return;
        const query =
          prefix !== undefined && before.startsWith(prefix)
            ? before.slice(prefix.length)
            : undefined;
        if (query === undefined || /^\s/.test(query) || query.length > longestQuery) close();
        else if (query !== state.query) search(state.source, query, false);
        return;
      }
      const source = isTyping && host.isFree() && opened(before, host.sources());
      if (!source) return;
      prefix = before;
      search(source, "", false);
    },
    highlighted,
    reach(index: number) {
      change({ reached: choosing()?.choices[index]?.id });
    },
    take,
    /** For a blank. */
    type(name: string, value: string) {
      const state = getSnapshot();
      if (state.status === "filling") set({ ...state, typed: { ...state.typed, [name]: value } });
    },
    /** The form is done, or left as far as it is filled. While another tab edits the text, it stays. */
    fill() {
      const state = getSnapshot();
      if (state.status === "filling" && host.isFree()) putFilled(state);
    },
    /** What is filled in now; `undefined` where no form is open. */
    filled() {
      const state = getSnapshot();
      return state.status === "filling" ? filled(state) : undefined;
    },
    /** The text is about to be sent, or to go away: what is typed for the blanks goes with it. */
    settle(isBehind?: boolean) {
      const state = getSnapshot();
      if (state.status === "filling") putFilled(state, isBehind);
      else close();
    },
  };
}

/** The source whose character begins a word at the end of this text. */
function opened(before: string, sources: readonly Source[]): Source | undefined {
  const source = sources.find(({ char }) => char !== "" && before.endsWith(char));
  return source && wordStart.test(before.slice(0, -source.char.length)) ? source : undefined;
}

/** What a source finds; one that throws has failed. */
function found(source: Source, query: string, signal: AbortSignal) {
  try {
    return source.search(query, signal);
  } catch (error) {
    return { now: undefined, later: Promise.reject<readonly Choice[]>(error) };
  }
}
