import type { ForwardRefExoticComponent, RefAttributes } from "react";
import type { UploadImage } from "../attachments/attachment.js";
import type { Body } from "../domain/text/body.js";
import type { EditorStream } from "./stream.js";

/** Where the cursor is. Kept with a draft, and given to whichever editor shows that. */
export interface EditorCursor {
  /**
   * "plain": in characters of the plain text, as `bodyToPlain` counts them. "html": in the counting of
   * the editor that said so, which nobody else looks into.
   */
  format: Body["format"];
  start: number;
  end: number;
}

/** What the composer gives to an editor. Everything but `defaultBody` may change at any time. */
export interface EditorProps {
  /** Of the element with `role="textbox"`: what is said of it is tied to it by id. */
  id: string;
  /** Its `aria-label`. */
  label: string;
  placeholder: string | undefined;
  className: string;
  /** Of either format. Shown at mount, the cursor at its end; later ones come through `setBody`. */
  defaultBody: Body;
  /** While it is sent or another tab edits it: the focus stays, it can be read, selected and copied. */
  readOnly: boolean;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
  /**
   * At once after every change by the person, `insert` or `replace`, during a composition too; what is
   * not reported is not kept. Never for `setBody`, and never for the selection alone.
   */
  onChange: (body: Body) => void;
  onBlur: () => void;
  /** Just before something pasted or dropped takes the place of selected text. */
  onOverwrite: () => void;
  /** Puts a picture into the text; absent: pictures are files, which the composer's form takes by itself. */
  uploadImage: UploadImage | undefined;
}

/** What the composer asks of an editor. All of it works at once, and while `readOnly`. */
export interface EditorHandle {
  /** The element with the `id`; `null` before mount. For `contains`, `closest` and the focus. */
  readonly element: HTMLElement | null;
  /** Puts the cursor where it was last. */
  focus: () => void;
  /**
   * What is there now, not what was last reported, and always in the one format that the editor takes.
   * Its value is `""` where a reader would see nothing.
   */
  getBody: () => Body;
  /**
   * Another text, of either format: reported to nobody, not undoable, takes no focus; the cursor is at
   * its end.
   */
  setBody: (body: Body) => void;
  /** One undo step of its own, whatever is typed before and after; replaces no selection; focuses. */
  insert: (body: Body, at: "cursor" | "start" | "end") => void;
  /** Puts another text in place of all, in one undo step; focuses. */
  replace: (body: Body) => void;
  getCursor: () => EditorCursor | undefined;
  /** One that does not fit is moved to where it does; one that it cannot read is left. Takes no focus. */
  setCursor: (cursor: EditorCursor) => void;
  /** For Ctrl+C by hand; focuses. */
  selectAll: () => void;
  /** Of the cursor's own block, for triggers; an editor without these four has none. */
  textBeforeCursor?: (() => string) | undefined;
  /** Puts a body in place of that many characters before the cursor, in one undo step. */
  replaceBeforeCursor?: ((length: number, body: Body) => void) | undefined;
  /** In the viewport, for a popover. */
  cursorRect?: (() => DOMRect | undefined) | undefined;
  /** What is selected; its value is `""` where nothing is. For the composer's own `getSelection`. */
  getSelection?: (() => Body) | undefined;
  /**
   * Begins text that comes piece by piece in place of what is selected now. An editor without it gets
   * the whole text by `insert`, behind the selection.
   */
  stream?: (() => EditorStream | Promise<EditorStream>) | undefined;
}

/** What shows the reply's text and has it written: `<Composer.Text editor={RichText} />`. */
export type Editor = ForwardRefExoticComponent<EditorProps & RefAttributes<EditorHandle>>;

/**
 * What `lazyEditor` loads: `lazyEditor(() => import("reply-composer/rich-text"))`. That entry has its
 * editor by both names, `RichText` and `default`.
 */
export interface EditorModule {
  default: Editor;
}
