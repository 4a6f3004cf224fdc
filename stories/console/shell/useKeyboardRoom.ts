import { useEffect } from "react";

/**
 * Keeps the app above the keyboard of a phone whose browser does not shrink the page for it, as the
 * page asks for with `interactive-widget`: Safari only tells what is left to see.
 */
export function useKeyboardRoom(): void {
  // An effect on the document: what is covered is the browser's to know.
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const { style } = document.documentElement;
    const fit = () => {
      // Enlarged by two fingers, less is seen too, and nothing is covered.
      const covered = Math.round(window.innerHeight - view.height * view.scale);
      style.setProperty("--covered", `${Math.max(0, covered)}px`);
      style.setProperty("--scrolled", covered > 0 ? `${Math.round(view.offsetTop)}px` : "0px");
    };
    fit();
    view.addEventListener("resize", fit);
    view.addEventListener("scroll", fit);
    return () => {
      view.removeEventListener("resize", fit);
      view.removeEventListener("scroll", fit);
      style.removeProperty("--covered");
      style.removeProperty("--scrolled");
    };
  }, []);
}
