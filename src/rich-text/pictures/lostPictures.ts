import type { Attachment } from "../../attachments/attachment.js";
import type { ComposerContext } from "../../react/context/composerContext.js";
import type { Engine } from "../editing/engine.js";
import { uploadsIn } from "./sources.js";

/**
 * Stops Send while the text shows a picture whose file is not there: what goes out must be what is shown.
 * `tell` shows the one at that place, and returns what to say below the text.
 */
export function createLostPictures(
  engine: Engine,
  form: ComposerContext["form"],
  itemOf: (id: string) => Attachment | undefined,
  tell: (at: number) => string,
) {
  let isTold = false;
  const find = () => [...uploadsIn(engine.state().doc)].find(([id]) => !itemOf(id))?.[1][0];
  return {
    isStopped() {
      const at = find();
      if (at === undefined) return false;
      isTold = true;
      form.setError("text", { message: tell(at) });
      return true;
    },
    /** Takes the words back once it is taken out, or its file has come. */
    sync() {
      if (!isTold || find() !== undefined) return;
      isTold = false;
      form.clearErrors("text");
    },
  };
}
