import {
  forwardRef,
  useContext,
  useImperativeHandle,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { createPortal } from "react-dom";
import { createChunk } from "../async/chunk.js";
import { withDefaults } from "../domain/optional.js";
import { bodyToPlain } from "../domain/text/body.js";
import type { EditorHandle, EditorProps } from "../options/editor.js";
import { useIsHydrating } from "../react/dom/useIsHydrating.js";
import { useBeforePaint } from "../react/dom/useLatest.js";
import { classNames } from "../react/ui/classNames.js";
import { useLoaded } from "../react/dom/useLoaded.js";
import { Context } from "../react/context/composerContext.js";
import { formattingStrings } from "../strings/formatting.js";
import { safeAddress } from "./address.js";
import type { LinkRange } from "./editing/links.js";
import { useEngine } from "./useEngine.js";

const toolbar = /* @__PURE__ */ createChunk(() => import("./toolbar/Toolbar.js"));
const popover = /* @__PURE__ */ createChunk(() => import("./toolbar/LinkPopover.js"));
const streaming = /* @__PURE__ */ createChunk(() => import("./richTextStream.js"));
const pictures = /* @__PURE__ */ createChunk(() => import("./pictures/pictures.js"));

const nowhere = { subscribe: () => () => {}, getSnapshot: () => null };

/**
 * The reply's text with bold, links, lists and quotes: `<ReplyComposer editor={RichText} />`. Gives
 * HTML for mail; a text without formatting as the textarea's would go out. Its toolbar is shown where
 * `Composer.Formatting` stands.
 */
export const RichText = /* @__PURE__ */ forwardRef<EditorHandle, EditorProps>(
  function RichText(props, ref) {
    const composer = useContext(Context);
    const words = composer?.strings.formatting;
    const strings = useMemo(() => withDefaults(formattingStrings, words), [words]);
    const [link, setLink] = useState<LinkRange>();
    const hydratingRef = useIsHydrating();
    // A server shows the words, so that nothing moves when the editor takes their place.
    const [isMarkup, setMarkup] = useState(() => hydratingRef.current);
    const openLink = () => setLink(engineOf().startLink());
    const { placeRef, engineOf } = useEngine(props, {
      onLink: openLink,
      onCommand: (name, isOn) => {
        if (isOn !== undefined) composer?.announce(strings.turned(strings[name], isOn));
      },
    });
    useImperativeHandle(
      ref,
      (): EditorHandle => ({
        ...engineOf().handle,
        stream: async () => (await streaming.load()).createStream(engineOf()),
        get element() {
          return engineOf().element();
        },
      }),
      [engineOf],
    );

    const { subscribe, getSnapshot } = composer?.formattingPlace ?? nowhere;
    const place = useSyncExternalStore(subscribe, getSnapshot, () => null);
    const bar = useLoaded(toolbar, place !== null);
    const isLinking = link !== undefined && !props.readOnly;
    const pop = useLoaded(popover, isLinking);
    const { uploadImage } = props;
    const shown = useLoaded(pictures, uploadImage !== undefined);
    const endLink = (change?: { href: string | undefined }, isFocusKept = false) => {
      engineOf().endLink(change);
      setLink(undefined);
      if (!isFocusKept) engineOf().focus();
    };
    // Before paint, since the engine shows the text from then on.
    useBeforePaint(() => setMarkup(false), []);
    return (
      <>
        <div ref={placeRef} className="rc-rich">
          {isMarkup && (
            // A server may read HTML better than this page does yet.
            <div
              className={classNames("rc-rich-text", props.className)}
              dir="auto"
              suppressHydrationWarning
            >
              {bodyToPlain(props.defaultBody)}
            </div>
          )}
        </div>
        {isLinking && pop && (
          <pop.LinkPopover
            href={link.href}
            anchor={engineOf().rectOf(link)}
            label={strings.link}
            {...{ words, safeAddress, withDefaults }}
            onChange={(href) => endLink({ href })}
            onClose={(isFocusKept) => endLink(undefined, isFocusKept)}
          />
        )}
        {shown && composer && uploadImage && (
          <shown.Pictures
            engine={engineOf()}
            composer={composer}
            {...{ withDefaults, uploadImage, isReadOnly: props.readOnly }}
          />
        )}
        {bar &&
          place &&
          createPortal(
            <bar.Toolbar
              engine={engineOf()}
              strings={strings}
              keysAs={composer?.strings.keys}
              onLink={openLink}
            />,
            place,
          )}
      </>
    );
  },
);
