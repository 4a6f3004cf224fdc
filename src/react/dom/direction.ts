/** The arrow key that goes towards the start of a line where the element stands. */
export function keyTowardsStart(element: Element): "ArrowLeft" | "ArrowRight" {
  return getComputedStyle(element).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
}

export function keyTowardsEnd(element: Element): "ArrowLeft" | "ArrowRight" {
  return keyTowardsStart(element) === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
}
