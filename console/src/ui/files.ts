/** How long a browser may take until it has read a file. */
const readInMs = 60_000;

export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = urlOf(content);
  link.download = name;
  link.click();
}

/** Opens a file in a tab of its own. If the browser does not allow that, the file is saved. */
export function openFile(content: Blob, name: string): void {
  if (open(urlOf(content)) === null) saveFile(content, name);
}

function urlOf(content: Blob): string {
  const url = URL.createObjectURL(content);
  setTimeout(() => URL.revokeObjectURL(url), readInMs);
  return url;
}
