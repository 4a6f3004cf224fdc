import { useEffect, useRef, useState } from "react";
import type { PictureStrings } from "../../strings/pictures.js";
import { Popover } from "../toolbar/Popover.js";
import type { PictureLayer } from "./layer.js";
import { noteOf } from "./pictureState.js";
import type { SelectedPicture } from "./picturesHost.js";

interface PictureOptionsProps {
  layer: PictureLayer;
  /** `undefined` once none is selected any more. */
  picture: SelectedPicture | undefined;
  strings: PictureStrings;
  /** `isFocusKept`: the focus is where the agent put it. */
  onClose: (isFocusKept: boolean) => void;
}

/** What can be done with the picture that is selected: described, uploaded again, taken out. */
export function PictureOptions({ layer, picture, strings, onClose }: PictureOptionsProps) {
  const [alt, setAlt] = useState(picture?.alt ?? "");
  const first = useRef<HTMLInputElement & HTMLButtonElement>(null);
  const isThere = picture !== undefined;
  // An effect, since what is focused must be in the page.
  useEffect(() => {
    if (isThere) first.current?.focus();
    // Another text came, or the picture is a file now.
    else onClose(false);
    // oxlint-disable-next-line react/exhaustive-deps -- the focus goes there once
  }, [isThere]);
  if (!picture) return null;
  const { state, id } = picture;
  const act = (change: () => void) => () => {
    change();
    onClose(false);
  };
  const save = act(() => layer.describe(alt.trim()));
  const note = noteOf(state, strings);
  return (
    <Popover {...{ onClose }} anchor={layer.rect()} label={strings.picture} onEnter={save}>
      {note !== "" && (
        <p className={state.status === "uploading" ? "rc-total" : "rc-problem"}>{note}</p>
      )}
      {state.status === "failed" && id !== undefined && (
        <>
          <button
            ref={first}
            type="button"
            className="rc-button"
            onClick={act(() => layer.retry(id))}
          >
            {strings.tryAgain}
          </button>
          <button type="button" className="rc-button" onClick={act(() => layer.attach(id))}>
            {strings.attach}
          </button>
        </>
      )}
      {state.status !== "failed" && state.status !== "lost" && (
        <>
          <input
            ref={first}
            className="rc-input"
            type="text"
            dir="auto"
            aria-label={strings.description}
            placeholder={strings.descriptionHelp}
            value={alt}
            onChange={(event) => setAlt(event.target.value)}
          />
          <button type="button" className="rc-button" onClick={save}>
            {strings.save}
          </button>
        </>
      )}
      <button
        ref={state.status === "lost" ? first : undefined}
        type="button"
        className="rc-link"
        onClick={act(() => layer.remove())}
      >
        {strings.remove}
      </button>
    </Popover>
  );
}
