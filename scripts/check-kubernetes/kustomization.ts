import type { Document } from './documents.ts';

/** The checked part of a kustomization.yaml. */
export type Kustomization = { resources?: string[]; patches?: { path: string }[] };

/** Merges a patch into its target, as kustomize's strategic merge does outside of lists. Adds to `faults` if there is no target. */
export function patched(patch: Document, all: readonly Document[], faults: string[]): Document {
  const isIt = (other: Document) =>
    other.file !== patch.file &&
    other.kind === patch.kind &&
    other.content.metadata?.name === patch.content.metadata?.name;
  const base = all.find(isIt);
  if (base === undefined) {
    faults.push(`${patch.file}: its target ${patch.kind} ${patch.content.metadata?.name} does not exist`);
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
