import { parseAllDocuments } from 'yaml';

/** A document of a file, as it is after parsing. */
export type Document = { file: string; apiVersion: string; kind: string; content: Content };
type Content = { apiVersion?: string; kind?: string; metadata?: { name?: string }; [field: string]: unknown };

type Model = new (content: object) => { validate(): void };

/** @throws Error where it is no YAML, with the place */
export function documentsIn(file: string, text: string): Document[] {
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    const content = document.toJS() as Content;
    return { file, apiVersion: content.apiVersion ?? '', kind: content.kind ?? '', content };
  });
}

/** What its kind's schema doesn't allow, a line each; nothing where all is well. */
export async function faultsOf({ file, apiVersion, kind, content }: Document): Promise<string[]> {
  const name = `${file}: ${kind} ${content.metadata?.name ?? 'without a name'}`;
  try {
    const models = (await import(`kubernetes-models/${apiVersion}`)) as Record<string, Model>;
    const model = models[kind];
    if (model === undefined) return [`${name}: ${apiVersion} knows no such kind`];
    new model(content).validate();
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}
