/** From its path, in a square of 16. */
export function icon(d: string, strokeWidth?: number) {
  return (
    <svg
      className="rc-icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {/* Here, since the sheet sets the width of what has a class. */}
      <path d={d} strokeWidth={strokeWidth} />
    </svg>
  );
}

export const icons = {
  attach: /* @__PURE__ */ icon(
    "M13.2 7.3 7.9 12.6a3.3 3.3 0 0 1-4.7-4.7l5.6-5.5a2.2 2.2 0 0 1 3.1 3.1L6.4 11a1 1 0 0 1-1.5-1.5l4.8-4.8",
  ),
  more: /* @__PURE__ */ icon("m4.5 6.5 3.5 3.5 3.5-3.5"),
  dots: /* @__PURE__ */ icon("M3.5 8h0M8 8h0M12.5 8h0", 2.3),
  retry: /* @__PURE__ */ icon("M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8"),
  file: /* @__PURE__ */ icon(
    "M9 1.8H4.5a1 1 0 0 0-1 1v10.4a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.3L9 1.8Zm0 0v3.5h3.5",
  ),
  warning: /* @__PURE__ */ icon(
    "M8 5.8v3M8 11.2h0M7.1 2.4 1.6 12a1 1 0 0 0 .9 1.5h11a1 1 0 0 0 .9-1.5L8.9 2.4a1 1 0 0 0-1.8 0Z",
  ),
  draft: /* @__PURE__ */ icon("M3 13h2.3l7.2-7.2a1.6 1.6 0 0 0-2.3-2.3L3 10.7V13ZM9 4.7 11.3 7"),
  done: /* @__PURE__ */ icon("m3.5 8.5 3 3 6-7"),
  lock: /* @__PURE__ */ icon(
    "M4.2 7.2h7.6a1 1 0 0 1 1 1v4.6a1 1 0 0 1-1 1H4.2a1 1 0 0 1-1-1V8.2a1 1 0 0 1 1-1Zm1.2 0V5a2.6 2.6 0 0 1 5.2 0v2.2",
  ),
};
