import type { Page } from "playwright";

/** What hosts put a composer into, as the parent's style. */
const parents: Readonly<Record<string, string>> = {
  "a centred flex box": "display: flex; justify-content: center; align-items: center",
  "a flex row": "display: flex",
  "a flex column that centres": "display: flex; flex-direction: column; align-items: center",
  "a grid that centres": "display: grid; place-items: center",
  "an inline block": "display: inline-block",
  "a float": "float: left",
  "an absolute box": "position: absolute",
  "fit-content": "inline-size: fit-content",
  "min-content": "inline-size: min-content",
  "a table cell": "display: table-cell",
};

/** How wide the composer is in each of them and in a plain dialog, in pixels. */
export function widthsIn(page: Page): Promise<Record<string, number>> {
  return page.evaluate((styles) => {
    const parent = document.querySelector<HTMLElement>("[data-testid=parent]");
    const composer = parent?.firstElementChild;
    const home = parent?.parentNode;
    if (!parent || !composer || !home) throw new Error("There is no composer");
    const widths: Record<string, number> = {};
    for (const [name, style] of Object.entries(styles)) {
      parent.style.cssText = style;
      widths[name] = composer.getBoundingClientRect().width;
    }
    parent.style.cssText = "";
    const dialog = document.createElement("dialog");
    const after = parent.nextSibling;
    document.body.append(dialog);
    dialog.append(parent);
    dialog.showModal();
    widths["a plain dialog"] = composer.getBoundingClientRect().width;
    home.insertBefore(parent, after);
    dialog.remove();
    return widths;
  }, parents);
}
