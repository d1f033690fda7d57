import { parseAllDocuments } from 'yaml';

/** A parsed document of a file. */
export type Document = { file: string; apiVersion: string; kind: string; content: Content };
type Content = { apiVersion?: string; kind?: string; metadata?: { name?: string }; [field: string]: unknown };

type Model = new (content: object) => { validate(): void };

/** @throws Error with the position of the syntax error if the file is not YAML */
export function documentsIn(file: string, text: string): Document[] {
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    const content = document.toJS() as Content;
    return { file, apiVersion: content.apiVersion ?? '', kind: content.kind ?? '', content };
  });
}

/** A line for each violation of the schema of its kind. */
export async function faultsOf({ file, apiVersion, kind, content }: Document): Promise<string[]> {
  const name = `${file}: ${kind} ${content.metadata?.name ?? 'without a name'}`;
  try {
    const models = (await import(`kubernetes-models/${apiVersion}`)) as Record<string, Model>;
    const model = models[kind];
    if (model === undefined) return [`${name}: ${apiVersion} has no such kind`];
    new model(content).validate();
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}
