import { createElement, type ReactNode } from "react";
import { readQuoted, type Quoted } from "../../domain/text/quotedHtml.js";

/** What is quoted, as it goes out. Made of elements, since HTML may not be set where a page forbids it. */
export function QuotedWords({ html }: { html: string }) {
  return <>{readQuoted(html).map(shown)}</>;
}

function shown(node: Quoted, index: number): ReactNode {
  if ("text" in node) return <span key={index}>{node.text}</span>;
  const { name, href, start, children } = node;
  if (name === "br") return <br key={index} />;
  const isBlock = !/^(?:a|code|em|s|strong|u)$/.test(name);
  return createElement(
    name,
    {
      key: index,
      start,
      ...(isBlock && { dir: "auto" }),
      ...(href !== undefined && { href, target: "_blank", rel: "noopener noreferrer" }),
    },
    ...children.map(shown),
  );
}
