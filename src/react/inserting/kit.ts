import { apiKey, queryDefaults } from "../context/apiKey.js";
import { because } from "../context/changeReason.js";
import { isApple, isPressed, keysOf } from "../context/shortcuts.js";
import { isElement } from "../dom/place.js";

/**
 * What the chunk of this folder needs of what is loaded at first. Given, since a bundler would split for
 * it what it imported of that.
 */
export const kit = { apiKey, because, isApple, isElement, isPressed, keysOf, queryDefaults };
export type Kit = typeof kit;
