/** Vite's manifest of the built files (.vite/manifest.json). */
export type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; imports?: string[]; css?: string[]; dynamicImports?: string[] }
>;

/**
 * The size of the JavaScript that the first view needs: the frame and the largest page.
 * @param sizeOf a file's size in bytes, compressed
 */
export function firstView(manifest: Manifest, sizeOf: (file: string) => number) {
  const [entry = ''] = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  const total = (names: Set<string>) => [...names].reduce((sum, name) => sum + sizeOf(manifest[name]?.file ?? ''), 0);
  const frame = needs(manifest, entry);
  const pages = (manifest[entry]?.dynamicImports ?? []).map((page) => ({
    page,
    bytes: total(new Set([...frame, ...needs(manifest, page)])),
  }));
  const [largest = { page: 'none', bytes: total(frame) }] = pages.toSorted((a, b) => b.bytes - a.bytes);
  return { entry: total(frame), ...largest };
}

function needs(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const needed of manifest[name]?.imports ?? []) needs(manifest, needed, seen);
  return seen;
}
