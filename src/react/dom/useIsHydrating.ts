import { useRef, useSyncExternalStore, type RefObject } from "react";

/**
 * Whether this component takes over a server's markup: what its controls hold may have been typed
 * before anybody listened. The reader sets it to false once it has looked.
 */
export function useIsHydrating(): RefObject<boolean> {
  const hydratingRef = useRef(false);
  // React asks for the server's snapshot only while it hydrates (and on a server). The answers are
  // the same, since a difference would render again, before what was typed is in the form.
  useSyncExternalStore(subscribe, always, () => {
    hydratingRef.current = true;
    return always();
  });
  return hydratingRef;
}

const subscribe = () => () => {};
const always = () => true;
