/** Whether a paste is one of files. */
export function meansFiles(data: DataTransfer): boolean {
  return data.files.length > 0 && !hasText(data);
}

/**
 * Whether there is text beside the files. Word and Excel add a picture to their text; file managers
 * add only the names of the files, on Linux their paths.
 */
function hasText(data: DataTransfer): boolean {
  if (!data.types.includes("text/plain")) return false;
  if (data.types.includes("text/html")) return true;
  const names = Array.from(data.files, ({ name }) => name);
  const isName = (line: string) => {
    const paths = path.test(line) ? [line, plain(line)] : [];
    return names.some((name) => line === name || paths.some((one) => one.endsWith(`/${name}`)));
  };
  const lines = data.getData("text/plain").split(/[\r\n\0]+/);
  return !lines.every((line) => ofFileManagers.test(line) || isName(line));
}

const path = /^(?:file:|~?\/)/;
/** Nautilus puts a command above the paths. */
const ofFileManagers = /^(?:x-special\/\S+|copy|cut|)$/;

function plain(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
