import { forwardRef, type ReactElement, type RefAttributes } from "react";
import { contextOf, type ReplyComposerModel } from "../model/composerModel.js";
import type { ComposerHandle } from "../../options.js";
import { Boundary } from "./Boundary.js";
import { Inside, OptionsRoot, type FormProps, type RootProps } from "./Root.js";

/** Props of a root that shows a model which the host made. */
export interface ModelRootProps<Extra = unknown> extends FormProps {
  /** What `useReplyComposer` returned: it has the options. */
  model: ReplyComposerModel<Extra>;
}

interface RootComponent {
  <Extra = unknown>(
    props: ModelRootProps<Extra> & RefAttributes<ComposerHandle<Extra>>,
  ): ReactElement;
  // The last one, since tools read a component's props from its last signature.
  <Extra = unknown>(props: RootProps<Extra> & RefAttributes<ComposerHandle<Extra>>): ReactElement;
}

/**
 * The form around the parts; it takes dropped files and shortcuts. Give it either the options, or a
 * `model` from `useReplyComposer`, so that our parts and markup of your own show one reply.
 *
 * `data-sending` while a press is on its way, `data-dragging` while files are held over it,
 * `data-elsewhere` while another tab edits the reply.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `Extra` is, only the host knows
export const Root = /* @__PURE__ */ forwardRef<ComposerHandle, RootProps | ModelRootProps>(
  function Root(props, ref) {
    return "model" in props ? (
      <ModelRoot {...props} ref={ref} />
    ) : (
      <OptionsRoot {...props} ref={ref} />
    );
  },
) as RootComponent;

/** In this file, since `ReplyComposer` has no model and need not load it. */
const ModelRoot = /* @__PURE__ */ forwardRef<ComposerHandle, ModelRootProps>(function ModelRoot(
  { model, ...formProps },
  ref,
) {
  const context = contextOf(model);
  return (
    <Boundary
      key={Math.floor(context.identity)}
      session={context.session}
      options={context.options}
      formProps={formProps}
    >
      {(isAgain) => (
        <Inside handleRef={ref} context={context} formProps={formProps} takesFocus={isAgain} />
      )}
    </Boundary>
  );
});
