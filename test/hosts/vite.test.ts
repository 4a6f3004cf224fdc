import { describeHost } from "./describeHost.js";

describeHost("vite", { overlays: ["suggestions", "the menu of a chip", "help"] });
