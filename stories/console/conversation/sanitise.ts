import DOMPurify from "dompurify";

/** Text, its structure, links and pictures; no style, no script, no form. */
const tags = [
  "a b strong i em u s del ins sub sup small code span img",
  "br p div hr pre blockquote ul ol li h1 h2 h3 h4 h5 h6",
  "table caption thead tbody tfoot tr th td",
].flatMap((line) => line.split(" "));

const purifier = DOMPurify(window);

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node instanceof HTMLImageElement) {
    // A picture from elsewhere would tell its sender that, when and where the message was read.
    const source = node.getAttribute("src") ?? "";
    if (/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i.test(source)) return;
    node.removeAttribute("src");
    node.alt ||= "Picture not loaded";
  }
  if (node instanceof HTMLAnchorElement && node.hasAttribute("href")) {
    node.target = "_blank";
    node.rel = "noopener noreferrer nofollow";
  }
});

/** A message's HTML, from whomever, without anything that could act or tell. */
export function sanitise(html: string): string {
  return purifier.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ["href", "src", "alt", "title", "dir", "lang", "colspan", "rowspan", "start"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|data:image\/)/i,
  });
}
