import type { Node } from "prosemirror-model";
import type { EditorProps } from "prosemirror-view";
import type { Body } from "../../domain/text/body.js";
import type { CommandName } from "./commands.js";

/** What the engine asks while it shows the text. Each answer may be another one the next time. */
export interface EngineHost {
  isReadOnly: () => boolean;
  /** `isBlank`: the placeholder is shown. */
  attributes: (isBlank: boolean) => Record<string, string>;
  placeholder: () => string | undefined;
  onChange: (body: Body) => void;
  onBlur: () => void;
  onOverwrite: () => void;
  /** A key has done what a button of the toolbar does; `isOn` of a toggle. */
  onCommand: (name: CommandName, isOn: boolean | undefined) => void;
  /** Ctrl+K. */
  onLink: () => void;
}

/** What an engine needs of what shows its pictures. */
export interface Pictures {
  viewProps: Pick<EditorProps, "nodeViews" | "handleKeyDown" | "handleClickOn">;
  /** Has pictures among the files that the form takes of this event stand in place of what is there. */
  takeFiles: (from: number, to: number) => void;
  /** Whether a picture of that source is here, or its file; `undefined` where only a copy could be. */
  isKnown: (src: string) => boolean | undefined;
  /** Another text comes in place of this one. */
  leave: (next: Node) => void;
}
