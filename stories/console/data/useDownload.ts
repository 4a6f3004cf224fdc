import { useMutation } from "@tanstack/react-query";
import type { Id } from "../../../src/index.js";
import { readRecord } from "../api/read.js";
import type { FileView } from "../api/thread.js";
import { decodeBase64 } from "../conversation/decodeBase64.js";
import { saveFile } from "../conversation/saveFile.js";
import { useApis } from "./ConsoleData.js";

/** Fetches an attachment, which the API gives as base64 inside JSON, and saves it. */
export function useDownload(conversationId: Id, { id, name }: FileView) {
  const { get } = useApis();
  return useMutation({
    mutationFn: async () => {
      const path = `/conversations/${encodeURIComponent(conversationId)}/attachments/${encodeURIComponent(id)}/data`;
      const base64 = readRecord(await get(path))?.["data"];
      if (typeof base64 !== "string") throw new TypeError("The answer holds no file");
      saveFile(decodeBase64(base64), name);
    },
  });
}
