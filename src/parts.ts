// The composable parts under their short names: <Composer.Root>, <Composer.Cc> …
export { AssignTo } from "./react/fields/AssignTo.js";
export { Attach } from "./react/attachments/Attach.js";
export { Attachments } from "./react/attachments/Attachments.js";
export { Banners } from "./react/sending/Banners.js";
export { Customer } from "./react/recipients/Customer.js";
export { Draft } from "./react/fields/Draft.js";
export { Formatting } from "./react/editor/Formatting.js";
export { Imported } from "./react/fields/Imported.js";
export { Footer, Recipients, Toolbar } from "./react/composer/Layout.js";
export { MoreOptions } from "./react/composer/MoreOptions.js";
export { Bcc, Cc } from "./react/recipients/Recipients.js";
export { useOwnPart as useComposer } from "./react/model/useOwnPart.js";
export { ReplyAs } from "./react/fields/ReplyAs.js";
export { Root } from "./react/composer/MixedRoot.js";
export { SavedReplies } from "./react/inserting/SavedReplies.js";
export { Send } from "./react/sending/Send.js";
export { Status } from "./react/fields/Status.js";
export { Text } from "./react/editor/Text.js";
