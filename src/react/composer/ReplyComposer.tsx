import { forwardRef, type ReactElement, type RefAttributes } from "react";
import type { ComposerHandle } from "../../options.js";
import { AssignTo } from "../fields/AssignTo.js";
import { Attach } from "../attachments/Attach.js";
import { Attachments } from "../attachments/Attachments.js";
import { Banners } from "../sending/Banners.js";
import { Draft } from "../fields/Draft.js";
import { Footer, Recipients, Toolbar } from "./Layout.js";
import { ReplyAs } from "../fields/ReplyAs.js";
import { MoreOptions } from "./MoreOptions.js";
import { OptionsRoot, type RootProps } from "./Root.js";
import { SavedReplies } from "../inserting/SavedReplies.js";
import { Send } from "../sending/Send.js";
import { Status } from "../fields/Status.js";
import { Formatting } from "../editor/Formatting.js";
import { Text, type TextProps } from "../editor/Text.js";

export type ReplyComposerProps<Extra = unknown> = Omit<RootProps<Extra>, "children" | "model"> &
  Pick<TextProps, "editor">;

type WholeComposer = <Extra = unknown>(
  props: ReplyComposerProps<Extra> & RefAttributes<ComposerHandle<Extra>>,
) => ReactElement;

/** The whole composer: nothing but an arrangement of the parts. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `Extra` is, only the host knows
export const ReplyComposer = /* @__PURE__ */ forwardRef<ComposerHandle, ReplyComposerProps>(
  function ReplyComposer({ editor, ...props }, ref) {
    return (
      <OptionsRoot {...props} ref={ref}>
        <div className="rc-body">
          <Recipients />
          <Text editor={editor} />
          <Attachments />
        </div>
        <Footer>
          <Banners />
          <Toolbar>
            <Attach />
            <Formatting />
            <SavedReplies />
            <MoreOptions>
              <ReplyAs />
              <AssignTo />
              <Draft />
              <Status />
            </MoreOptions>
            <Send />
          </Toolbar>
        </Footer>
      </OptionsRoot>
    );
  },
) as WholeComposer;
