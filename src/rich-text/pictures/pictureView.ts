import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import type { Attachment } from "../../attachments/attachment.js";
import type { PictureStrings } from "../../strings/pictures.js";
import { noteOf, stateOf, wordsFor } from "./pictureState.js";
import { uploadOf } from "./sources.js";

export interface PictureView extends NodeView {
  /** Shows how it stands by now. */
  show: () => void;
  destroy: () => void;
  isSelected: () => boolean;
  src: () => unknown;
  dom: HTMLElement;
}

/** Here, since the stylesheet is loaded by who has no pictures, too. */
const looks = {
  frame: {
    position: "relative",
    display: "inline-block",
    maxWidth: "100%",
    verticalAlign: "bottom",
  },
  note: { display: "block", padding: "0.2em 0.5em", fontSize: "0.8571em" },
};

/** One picture in the text: at once from its file, and how far that is uploaded. */
export function createPictureView(
  begun: Node,
  itemOf: (id: string | undefined) => Attachment | undefined,
  strings: () => PictureStrings,
): PictureView {
  let node = begun;
  let file: File | undefined;
  let url: string | undefined;
  let isSelected = false;
  let isBroken = false;
  const dom = document.createElement("span");
  Object.assign(dom.style, looks.frame);
  dom.className = "rc-picture";
  dom.setAttribute("role", "img");
  const image = dom.appendChild(document.createElement("img"));
  // What surrounds it has its name.
  image.alt = "";
  const bar = document.createElement("span");
  bar.className = "rc-file-encoded";
  const note = document.createElement("span");
  Object.assign(note.style, looks.note);
  const revoke = () => {
    if (url !== undefined) URL.revokeObjectURL(url);
    url = undefined;
  };
  const showSource = (id: string | undefined, item: Attachment | undefined) => {
    if (id === undefined) {
      const src = String(node.attrs["src"]);
      // Until it is loaded, browsers go on showing what was there.
      if (image.getAttribute("src") !== src) image.src = src;
      file = undefined;
      revoke();
    } else if (item && item.file !== file && typeof URL.createObjectURL === "function") {
      ({ file } = item);
      revoke();
      url = URL.createObjectURL(item.file);
      image.src = url;
    }
  };
  const show = () => {
    const id = uploadOf(node.attrs["src"]);
    const item = itemOf(id);
    const state = stateOf(id, item);
    const words = wordsFor({ alt: String(node.attrs["alt"]), state }, strings());
    if (dom.getAttribute("aria-label") !== words) dom.setAttribute("aria-label", words);
    dom.dataset["status"] = state.status;
    showSource(id, item);
    const isUploading = state.status === "uploading";
    const isWrong = state.status === "failed" || state.status === "lost";
    image.hidden = isBroken;
    image.style.opacity = isUploading ? "0.6" : "";
    if (isUploading) {
      dom.append(bar);
      bar.style.inlineSize = `${state.percent}%`;
    } else bar.remove();
    const colour = isWrong ? "var(--_rc-danger)" : "var(--_rc-line)";
    const isFramed = isWrong || isBroken || isUploading;
    dom.style.outline = isSelected
      ? "2px solid var(--_rc-accent)"
      : isFramed
        ? `1px solid ${colour}`
        : "";
    note.style.color = isWrong ? colour : "";
    // What cannot be drawn has its words.
    const shown = isWrong ? noteOf(state, strings()) : isBroken ? words : "";
    if (shown === "") return note.remove();
    if (note.textContent !== shown) note.textContent = shown;
    if (!note.isConnected) dom.append(note);
  };
  const select = (is: boolean) => () => {
    isSelected = is;
    show();
  };
  const drawn = (is: boolean) => () => {
    isBroken = !is;
    show();
  };
  image.addEventListener("error", drawn(false));
  image.addEventListener("load", drawn(true));
  show();
  return {
    dom,
    show,
    isSelected: () => isSelected,
    src: () => node.attrs["src"],
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      show();
      return true;
    },
    selectNode: select(true),
    deselectNode: select(false),
    ignoreMutation: () => true,
    destroy: revoke,
  };
}
