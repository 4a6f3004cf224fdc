import { icon } from "../../react/ui/icons.js";

const lines = "M6.5 4h7M6.5 8h7M6.5 12h7";

/** The pictures of the toolbar's buttons, by the commands' names. */
export const formattingIcons = {
  bold: icon("M4.8 2.9h3.9a2.5 2.5 0 0 1 0 5H4.8zm0 5h4.5a2.6 2.6 0 0 1 0 5.2H4.8z", 1.9),
  italic: icon("M7 3h4.5M4.5 13H9M9.3 3 6.7 13"),
  underline: icon("M4.5 2.5v4.7a3.5 3.5 0 0 0 7 0V2.5M4 13.5h8"),
  strike: icon(
    "M2.8 8h10.4M11 5.2C10.7 3.8 9.6 3 8 3 6.3 3 5.1 3.9 5.1 5.3c0 1 .6 1.7 1.7 2.1M5 10.7C5.3 12.2 6.4 13 8 13c1.7 0 2.9-.9 2.9-2.3 0-.4-.1-.8-.3-1.1",
  ),
  link: icon(
    "M6.7 9.3a2.6 2.6 0 0 0 3.7 0L12.7 7A2.6 2.6 0 0 0 9 3.3l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9",
  ),
  bulletList: icon(`${lines}M2.9 4h.2M2.9 8h.2M2.9 12h.2`),
  orderedList: icon(
    `${lines}M2.3 3.1 3.3 2.6v3M2.2 10.9c.1-1.1 1.9-1.1 1.9.1 0 .8-1.9 1.4-1.9 2.4h2`,
    1.3,
  ),
  quote: icon("M3 3.5v9M6.5 4.5h7M6.5 8h7M6.5 11.5h4"),
  code: icon("M5.3 4.8 2 8l3.3 3.2M10.7 4.8 14 8l-3.3 3.2"),
  codeBlock: icon(
    "M3.3 2.5h9.4a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3.3a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1Zm3.3 3.7L4.8 8l1.8 1.8m2.8-3.6L11.2 8 9.4 9.8",
  ),
  undo: icon("M3 6.5h6.7a3.25 3.25 0 0 1 0 6.5H6.5M5.6 3.8 3 6.5l2.6 2.7"),
  redo: icon("M13 6.5H6.3a3.25 3.25 0 0 0 0 6.5h3.2m.9-9.2L13 6.5l-2.6 2.7"),
  more: icon("M4.2 10.3 7.7 2.4h.6l3.5 7.9M5.4 7.6h5.2M3 13.4h10"),
  clear: icon("M3.5 3.2h8M7.5 3.2 6 10M3 13h4.5M9.8 9.8l3.7 3.7m0-3.7-3.7 3.7"),
};
