// FilePond with filepond-plugin-file-encode, which reads in a worker, and the usual POST.
import * as FilePond from "filepond";
import FilePondPluginFileEncode from "filepond-plugin-file-encode";
import "filepond/dist/filepond.min.css";
import { createHeartbeat } from "./heartbeat.js";
import { watchMoments } from "./moments.js";
import { jsonOf, postString } from "./reply.js";

const moments = watchMoments();
window.heartbeat = createHeartbeat();

FilePond.registerPlugin(FilePondPluginFileEncode);
const input = document.createElement("input");
input.type = "file";
const button = document.createElement("button");
button.textContent = "Send reply";
document.body.append(input, button);

let prepared = 0;
const pond = FilePond.create(input, {
  allowMultiple: true,
  dropOnPage: true,
  dropOnElement: false,
  onpreparefile: () => {
    prepared += 1;
    if (prepared === moments.filesExpected()) moments.isReady();
  },
});

async function send(): Promise<void> {
  const attachments = pond.getFiles().map((file) => ({
    fileName: file.filename,
    mimeType: file.fileType,
    data: file.getFileEncodeBase64String(),
  }));
  await postString(jsonOf(attachments));
  pond.removeFiles();
  moments.isSent();
}
button.addEventListener("click", () => void send());
