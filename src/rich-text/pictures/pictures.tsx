import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { UploadImage } from "../../attachments/attachment.js";
import type { withDefaults } from "../../domain/optional.js";
import type { ComposerContext } from "../../react/context/composerContext.js";
import { pictureStrings } from "../../strings/pictures.js";
import type { Engine } from "../editing/engine.js";
import { createPictures } from "./layer.js";
import { PictureOptions } from "./PictureOptions.js";
import type { SelectedPicture } from "./picturesHost.js";
import { uploading } from "./takeFiles.js";

interface PicturesProps {
  engine: Engine;
  composer: ComposerContext;
  isReadOnly: boolean;
  uploadImage: UploadImage;
  // Given, since a bundler would split for this file what it imported of what is loaded at first.
  withDefaults: typeof withDefaults;
}

/** The pictures of a text, and the options of the one that is selected. */
export function Pictures({ engine, composer, isReadOnly, uploadImage, ...given }: PicturesProps) {
  const { session, draft, announce, form, replyText } = composer;
  const words = composer.strings.pictures;
  const strings = given.withDefaults(pictureStrings, words);
  const [isOpen, setOpen] = useState(false);
  const [selected, setSelected] = useState<SelectedPicture>();
  const latest = useRef({ isReadOnly, uploadImage, strings });
  useLayoutEffect(() => {
    latest.current = { isReadOnly, uploadImage, strings };
  });
  const layer = useMemo(
    () =>
      createPictures(
        engine,
        { session, draft, announce, form, replyText },
        {
          isReadOnly: () => latest.current.isReadOnly,
          upload: (id) => uploading(id, latest.current.uploadImage),
          strings: () => latest.current.strings,
          onSelected: setSelected,
          onOpen: () => setOpen(true),
        },
      ),
    [engine, session, draft, announce, form, replyText],
  );
  // Before paint, since a picture is shown at once.
  useLayoutEffect(() => layer.connect(), [layer]);
  // An effect, since a picture waits while the reply cannot be changed.
  useEffect(() => {
    if (!isReadOnly) layer.sync();
  }, [layer, isReadOnly]);
  if (!isOpen || isReadOnly) return null;
  return (
    <PictureOptions
      {...{ layer, strings, picture: selected }}
      onClose={(isFocusKept) => {
        setOpen(false);
        if (!isFocusKept) engine.focus();
      }}
    />
  );
}
