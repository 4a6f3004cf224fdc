"use client";

// An editor for the composer, with formatting. Nothing of it is loaded by who imports the rest alone.
export { RichText, RichText as default } from "./rich-text/RichText.js";
