const packages =
  /\.(?:app|band|bundle|fcpbundle|framework|graffle|imovielibrary|key|logicx|mpkg|numbers|pages|photoslibrary|pkg|playground|prefpane|rtfd|scriv|sparsebundle|xcodeproj)$/i;

/** Whether a folder of that name is one file to a Mac. What it holds would mean nothing to a reader. */
export function isPackage(name: string): boolean {
  return packages.test(name);
}
