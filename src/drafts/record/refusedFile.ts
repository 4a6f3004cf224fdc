import type { LimitRejection } from "../../attachments/limits.js";
import type { DraftFile } from "./draft.js";
import { isNumber, isObject, isText, type Check } from "./shapes.js";

/** What there must be for the words about each kind. */
const checks = /* @__PURE__ */ (() => {
  const shapes: Record<LimitRejection["code"], Check> = {
    "file-too-large": isObject({ limit: isNumber }),
    "total-too-large": isObject({ limit: isNumber }),
    "too-many-files": isObject({ limit: isNumber }),
    "type-not-accepted": isObject({ accept: isText }),
    "extension-blocked": isObject({ extension: isText }),
    "folder-package": isObject({}),
    "folder-empty": isObject({}),
    "folder-unreadable": isObject({}),
  };
  return new Map<string, Check>(Object.entries(shapes));
})();

/** A refused file of a draft. A later version may refuse for reasons that have no words here. */
export function isRefused(file: DraftFile): file is DraftFile & { rejection: LimitRejection } {
  const { rejection } = file;
  return rejection !== undefined && (checks.get(rejection.code)?.(rejection) ?? false);
}
