import type { Document } from './documents.ts';

/** What this looks at of a kustomization.yaml. */
export type Kustomization = { resources?: string[]; patches?: { path: string }[] };

/** A patch merged into what it patches, as kustomize's strategic merge does for what isn't a list. Tells `faults` where that isn't there. */
export function patched(patch: Document, all: readonly Document[], faults: string[]): Document {
  const isIt = (other: Document) =>
    other.file !== patch.file &&
    other.kind === patch.kind &&
    other.content.metadata?.name === patch.content.metadata?.name;
  const base = all.find(isIt);
  if (base === undefined) {
    faults.push(`${patch.file}: there is no ${patch.kind} ${patch.content.metadata?.name} to patch`);
    return patch;
  }
  return { ...patch, content: merged(base.content, patch.content) as Document['content'] };
}

function merged(base: unknown, patch: unknown): unknown {
  if (!isObject(base) || !isObject(patch)) return patch;
  const keys = new Set([...Object.keys(base), ...Object.keys(patch)]);
  return Object.fromEntries([...keys].map((key) => [key, key in patch ? merged(base[key], patch[key]) : base[key]]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
