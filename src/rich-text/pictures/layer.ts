import type { Node } from "prosemirror-model";
import type { Attachment } from "../../attachments/attachment.js";
import type { Engine } from "../editing/engine.js";
import type { Pictures } from "../editing/engineHost.js";
import { createLostPictures } from "./lostPictures.js";
import { createPictureView, type PictureView } from "./pictureView.js";
import { sourceOf, uploadOf, uploadsIn } from "./sources.js";
import { takeFiles } from "./takeFiles.js";
import type { PicturesContext, PicturesHost, SelectedPicture } from "./picturesHost.js";
import { stateOf, wordsFor } from "./pictureState.js";

export type PictureLayer = ReturnType<typeof createPictures>;

/**
 * Keeps the text's pictures and the reply's files in step. What waits for its address is a file of the
 * reply: the draft keeps it, Send waits for it, and where no picture is left it goes as any file.
 */
export function createPictures(
  engine: Engine,
  { session, draft, announce, form, replyText }: PicturesContext,
  host: PicturesHost,
) {
  const { attachments, sender } = session;
  /** The files of pictures that are in the text, as they were last. */
  const inText = new Map<string, Attachment>();
  /** Files whose pictures were taken out: Undo, or a paste, brings them back. */
  const takenOut = new Map<string, File>();
  /** Addresses of pictures that are uploaded: Undo may bring back one that waits. */
  const addresses = new Map<string, { src: string; alt: string }>();
  const views = new Set<PictureView>();
  let isBusy = false;
  /** Where the selected picture is; `undefined` for none. */
  let selectedAt: number | undefined;
  let told = "";

  const doc = () => engine.state().doc;
  const itemOf = (id: string | undefined) => attachments.getSnapshot().find((one) => one.id === id);
  const lost = createLostPictures(engine, form, itemOf, (at) => {
    const words = host.strings().lostStopsSend;
    engine.select(at);
    announce(words);
    return words;
  });
  const removeAll = (id: string) => {
    const { tr } = engine.state();
    for (const at of (uploadsIn(tr.doc).get(id) ?? []).toReversed()) tr.delete(at, at + 1);
    inText.delete(id);
    engine.dispatch(tr.setMeta("addToHistory", false));
  };
  const give = (id: string, { src, alt }: { src: string; alt: string }) => {
    const { tr } = engine.state();
    for (const at of uploadsIn(tr.doc).get(id) ?? []) {
      const isDescribed = tr.doc.nodeAt(at)?.attrs["alt"] !== "";
      tr.setNodeAttribute(at, "src", src);
      if (!isDescribed) tr.setNodeAttribute(at, "alt", alt);
    }
    addresses.set(id, { src, alt });
    inText.delete(id);
    // Not undoable: the agent has done nothing.
    engine.dispatch(tr.setMeta("addToHistory", false));
  };
  /** What a press sends, or may have sent, is compared with what the form holds: it must stay so. */
  const mayGive = () => {
    const state = sender.getSnapshot();
    const isDue = state.status === "failed" && state.resendAt !== undefined;
    return !sender.isPressed() && !isDue && sender.uncertainCount() === 0;
  };
  /** As this tab does not edit the reply: whoever does uploads it. */
  const leaveAlone = (item: Attachment | undefined) => {
    const isElsewhere = draft.getSnapshot().owner === "elsewhere";
    if (item?.status === "encoding" && item.isInText && isElsewhere) attachments.place(item.id);
  };
  const bringBack = (id: string) => {
    const known = addresses.get(id);
    const file = takenOut.get(id);
    takenOut.delete(id);
    if (known) give(id, known);
    else if (file) {
      attachments.restore([{ id, file }]);
      settle(id);
    } else if (inText.has(id)) removeAll(id);
  };
  function settle(id: string): void {
    const item = itemOf(id);
    if (host.isReadOnly()) leaveAlone(item);
    else if (!item) bringBack(id);
    else if (item.status === "uploaded") {
      if (!mayGive()) return;
      give(id, item);
      attachments.clear([id]);
      announce(host.strings().uploaded);
    } else if (item.status === "rejected") removeAll(id);
    else if (item.status !== "failed" && !item.isInText) attachments.place(id, host.upload(id));
    const now = itemOf(id);
    if (now && uploadsIn(doc()).has(id)) inText.set(id, now);
  }
  /** What the agent has taken out of the text is no file of the reply either. */
  const settleTakenOut = (present: ReadonlyMap<string, unknown>) => {
    for (const [id, { file }] of host.isReadOnly() ? [] : inText) {
      if (present.has(id)) continue;
      inText.delete(id);
      takenOut.set(id, file);
      attachments.clear([id]);
    }
  };
  const sync = () => {
    if (isBusy) return;
    isBusy = true;
    const present = uploadsIn(doc());
    settleTakenOut(present);
    for (const id of present.keys()) settle(id);
    isBusy = false;
    for (const view of views) view.show();
    tellSelected();
    lost.sync();
  };
  const selected = (): (SelectedPicture & { at: number }) | undefined => {
    const { selection } = engine.state();
    const node: Node | undefined = Reflect.get(selection, "node");
    if (node?.type.name !== "image") return undefined;
    const id = uploadOf(node.attrs["src"]);
    return { at: selection.from, alt: `${node.attrs["alt"]}`, id, state: stateOf(id, itemOf(id)) };
  };
  const tellSelected = () => {
    const picture = selected();
    if (picture && picture.at !== selectedAt) {
      announce(host.strings().selected(wordsFor(picture, host.strings())));
    }
    selectedAt = picture?.at;
    const now = JSON.stringify(picture);
    if (now !== told) host.onSelected(picture);
    told = now;
  };
  const open = () => {
    const isOne = selected() !== undefined && !host.isReadOnly();
    if (isOne) host.onOpen();
    return isOne;
  };

  const pictures: Pictures = {
    viewProps: {
      nodeViews: {
        image: (node) => {
          const view = createPictureView(node, itemOf, host.strings);
          views.add(view);
          const destroy = () => {
            views.delete(view);
            view.destroy();
          };
          return { ...view, destroy };
        },
      },
      handleKeyDown: (_view, { key, ctrlKey, metaKey }) =>
        key === "Enter" && !ctrlKey && !metaKey && open(),
      handleClickOn: (_view, _at, { type }, _nodeAt, _event, isDirect) => {
        // ProseMirror selects it next.
        if (isDirect && type.name === "image") queueMicrotask(open);
      },
    },
    takeFiles(from, to) {
      takeFiles(attachments, host.upload, (ids) => {
        if (from < to) draft.snapshot("paste");
        // Each in a line of its own.
        const { nodes } = engine.state().schema;
        const lines = ids.map((id) => {
          const image = nodes["image"]?.create({ src: sourceOf(id) });
          return nodes["paragraph"]?.create(null, image);
        });
        engine.replaceAt(
          from,
          to,
          lines.filter((line) => line !== undefined),
        );
      });
    },
    isKnown: (src) => {
      const id = uploadOf(src);
      if (id !== undefined) return takenOut.has(id) || addresses.has(id) || !!itemOf(id);
      return [...views].some((view) => view.src() === src) || undefined;
    },
    leave(next) {
      isBusy = true;
      const present = uploadsIn(next);
      for (const id of host.isReadOnly() ? [] : inText.keys()) {
        const item = itemOf(id);
        // Nobody has taken it out: it is a file of the reply from now on.
        if (item && item.isInText && !present.has(id)) attachments.place(id);
      }
      // An earlier version of the text brings it back.
      for (const [id, { file }] of inText) takenOut.set(id, file);
      inText.clear();
      isBusy = false;
    },
  };

  return {
    sync,
    /** Where the selected one is, in the viewport. */
    rect: () => {
      const shown = [...views].find(({ isSelected }) => isSelected());
      return shown?.dom.getBoundingClientRect();
    },
    describe(alt: string) {
      const { selection, tr } = engine.state();
      engine.dispatch(tr.setNodeAttribute(selection.from, "alt", alt));
    },
    remove: () => engine.dispatch(engine.state().tr.deleteSelection()),
    retry: attachments.retry,
    /** As a file beside the text. */
    attach(id: string) {
      inText.delete(id);
      engine.dispatch(engine.state().tr.deleteSelection());
      attachments.place(id);
    },
    /** Begins to keep them in step; what it returns ends that. */
    connect() {
      engine.setPictures(pictures);
      replyText.isStopped = () => lost.isStopped();
      const leave = [engine, attachments, sender].map((one) => one.subscribe(sync));
      sync();
      return () => {
        replyText.isStopped = undefined;
        leave.forEach((end) => end());
      };
    },
  };
}
