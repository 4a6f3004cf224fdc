import { expect, onTestFinished, vi } from "vitest";

/** Runs, wherever it is taken for markup or code. */
const call = "globalThis.canary=1";

/** Texts that do harm where they are not kept as text. */
export const hostileTexts: readonly string[] = [
  `<img src=x onerror="${call}">`,
  `<script>${call}</script>`,
  `"><svg onload=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<a href="javascript:${call}">click</a>`,
  `<style>form{display:none}</style>`,
  `\${${call}} {{${call}}} <%= ${call} %>`,
  `'; DROP TABLE replies; --`,
  `\u202etxt.exe\u202c`,
  `Z${"\u0301\u0325\u0489".repeat(200)}`,
  `\u0000\u0007\u001b[31m\uffff`,
  "\ud800 alone",
  "__proto__",
  "W".repeat(5_000),
];

/** Fails the test where anything is executed, thrown unseen, or complained about by React. */
export function watch(container: () => Element) {
  const thrown: unknown[] = [];
  const onError = ({ message }: ErrorEvent) => thrown.push(message);
  const onRejection = ({ reason }: PromiseRejectionEvent) => thrown.push(reason);
  window.addEventListener("error", onError);
  window.addEventListener("unhandledrejection", onRejection);
  const complaint = vi.spyOn(console, "error");
  onTestFinished(() => {
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
    complaint.mockRestore();
  });
  return {
    isWell: () => {
      const foreign = container().querySelector(
        "script, img, iframe, object, embed, style, link, meta, a, svg svg, [onload], [onerror]",
      );
      expect(foreign?.outerHTML).toBeUndefined();
      expect(globalThis).not.toHaveProperty("canary");
      expect(thrown).toEqual([]);
      expect(complaint.mock.calls).toEqual([]);
    },
  };
}
