import { withBelow } from "../../domain/text/body.js";
import { because } from "../context/changeReason.js";
import { isApple, isPressed } from "../context/shortcuts.js";
import { isElement } from "../dom/place.js";

/**
 * What the chunk of this folder needs of what is loaded at first. Given, since a bundler would split for
 * it what it imported of that.
 */
export const kit = { withBelow, because, isApple, isElement, isPressed };
export type Kit = typeof kit;
