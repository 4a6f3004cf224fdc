// The composable parts under their short names: <Composer.Root>, <Composer.Cc> …
export { AssignTo } from "./components/AssignTo.js";
export { Attach } from "./components/Attach.js";
export { Attachments } from "./components/Attachments.js";
export { Banners } from "./components/Banners.js";
export { Customer } from "./components/Customer.js";
export { Draft } from "./components/Draft.js";
export { Help } from "./components/Help.js";
export { Imported } from "./components/Imported.js";
export { Kept } from "./components/Kept.js";
export { Footer, Recipients, Toolbar } from "./components/Layout.js";
export { Progress } from "./components/Progress.js";
export { Bcc, Cc } from "./components/Recipients.js";
export { useOwnPart as useComposer } from "./hooks/useOwnPart.js";
export { ReplyAs } from "./components/ReplyAs.js";
export { Root } from "./components/MixedRoot.js";
export { Send } from "./components/Send.js";
export { Status } from "./components/Status.js";
export { Text } from "./components/Text.js";
