import { forwardRef } from "react";
import type { ComposerHandle } from "../hooks/options.js";
import { AssignTo } from "./AssignTo.js";
import { Attach } from "./Attach.js";
import { Attachments } from "./Attachments.js";
import { Banners } from "./Banners.js";
import { Draft } from "./Draft.js";
import { Help } from "./Help.js";
import { Imported } from "./Imported.js";
import { Kept } from "./Kept.js";
import { Footer, Recipients, Toolbar } from "./Layout.js";
import { Progress } from "./Progress.js";
import { ReplyAs } from "./ReplyAs.js";
import { Root, type RootProps } from "./Root.js";
import { Send } from "./Send.js";
import { Status } from "./Status.js";
import { Text } from "./Text.js";

export type ReplyComposerProps = Omit<RootProps, "children">;

/** The whole composer: nothing but an arrangement of the parts. */
export const ReplyComposer = /* @__PURE__ */ forwardRef<ComposerHandle, ReplyComposerProps>(
  function ReplyComposer(props, ref) {
    return (
      <Root {...props} ref={ref}>
        <Banners />
        <Recipients />
        <Text />
        <Kept />
        <Attachments />
        <Progress />
        <Toolbar>
          <Attach />
          <Help />
          <Status />
          <ReplyAs />
          <AssignTo />
          <Draft />
          <Imported />
        </Toolbar>
        <Footer>
          <Send />
        </Footer>
      </Root>
    );
  },
);
