import type { FileWork } from "../../attachments/attachment.js";
import type { ComposerContext } from "../../react/context/composerContext.js";
import type { PictureStrings } from "../../strings/pictures.js";
import type { PictureState } from "./pictureState.js";

/** What the layer asks while it shows pictures. Each answer may be another one the next time. */
export interface PicturesHost {
  isReadOnly: () => boolean;
  upload: (id: string) => FileWork;
  strings: () => PictureStrings;
  /** How the selected picture stands, after each change of that. */
  onSelected: (picture: SelectedPicture | undefined) => void;
  /** The agent wants to change the picture that is selected. */
  onOpen: () => void;
}

/** The picture that is selected. */
export interface SelectedPicture {
  alt: string;
  state: PictureState;
  /** Of the file that it waits for, if it does. */
  id: string | undefined;
}

/** What the layer needs of the composer. */
export type PicturesContext = Pick<
  ComposerContext,
  "session" | "draft" | "announce" | "form" | "replyText"
>;
