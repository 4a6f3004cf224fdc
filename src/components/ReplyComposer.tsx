import { forwardRef } from "react";
import type { ComposerHandle } from "../hooks/options.js";
import { Attach } from "./Attach.js";
import { Attachments } from "./Attachments.js";
import { Banners } from "./Banners.js";
import { Customer } from "./Customer.js";
import { Draft } from "./Draft.js";
import { Help } from "./Help.js";
import { Imported } from "./Imported.js";
import { Kept } from "./Kept.js";
import { Progress } from "./Progress.js";
import { Bcc, Cc } from "./Recipients.js";
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
        <div className="rc-recipients">
          <Customer />
          <Cc />
          <Bcc />
        </div>
        <Text />
        <Kept />
        <Attachments />
        <Progress />
        <div className="rc-options">
          <Attach />
          <Help />
          <Status />
          <ReplyAs />
          <Draft />
          <Imported />
        </div>
        <div className="rc-footer">
          <Send />
        </div>
      </Root>
    );
  },
);
