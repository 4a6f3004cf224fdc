import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** React 18 warns of a layout effect on the server, where it would do nothing anyway. */
export const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** The newest value, for what runs later than the render that made it. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useBeforePaint(() => {
    latest.current = value;
  });
  return latest;
}
