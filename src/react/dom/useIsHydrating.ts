import { useRef, useSyncExternalStore, type RefObject } from "react";

/**
 * Whether this component hydrates a server's markup: what its controls hold may have been typed before
 * React listened. The caller sets it to false once it has read them.
 */
export function useIsHydrating(): RefObject<boolean> {
  const hydratingRef = useRef(false);
  // React asks for the server's snapshot only while it hydrates (and on a server). Both snapshots are
  // equal, since others would render again, before what was typed is in the form.
  useSyncExternalStore(subscribe, always, () => {
    hydratingRef.current = true;
    return always();
  });
  return hydratingRef;
}

const subscribe = () => () => {};
const always = () => true;
