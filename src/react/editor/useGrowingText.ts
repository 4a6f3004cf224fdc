import { useEffect, type RefObject } from "react";
import { useComposer } from "../context/composerContext.js";

/**
 * Lets the reply grow with its text in browsers without `field-sizing`, such as Safari before 26.2.
 * Once a frame, since measuring lays the page out; in other browsers nothing at all.
 */
export function useGrowingText(ref: RefObject<HTMLTextAreaElement | null>): void {
  const { form } = useComposer();
  useEffect(() => {
    const element = ref.current;
    const view = element?.ownerDocument.defaultView;
    // A DOM without layout, as in a host's tests, has no `CSS` either.
    if (!element || !view?.CSS || view.CSS.supports("field-sizing", "content")) return;
    let frame = 0;
    let width = 0;
    const measure = () => {
      view.cancelAnimationFrame(frame);
      frame = view.requestAnimationFrame(() => fit(element));
    };
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) measure();
      width = element.clientWidth;
    });
    observer.observe(element);
    const leave = form.subscribe({
      name: "text",
      formState: { values: true },
      callback: measure,
    });
    return () => {
      view.cancelAnimationFrame(frame);
      observer.disconnect();
      leave();
    };
  }, [ref, form]);
}

/** As high as its text, within what the stylesheet allows. */
function fit(element: HTMLTextAreaElement): void {
  const { style } = element;
  // The agent has dragged the corner of the field.
  if (style.height !== "") return;
  // The page must not get shorter while the field is measured: it would scroll.
  style.marginBlockEnd = `${element.offsetHeight}px`;
  style.blockSize = "";
  const borders = element.offsetHeight - element.clientHeight;
  style.blockSize = `${element.scrollHeight + borders}px`;
  style.marginBlockEnd = "";
}
