// The OpenAPI 3.1 document of an API: its operations.

export type Schema = { readonly [keyword: string]: unknown };
type Content = Readonly<Record<string, { schema?: Schema }>>;
export type Parameter = { in: 'path' | 'query' | 'header'; name: string; required?: boolean; schema: Schema };
export type ResponseObject = { description: string; content?: Content };

export type Operation = {
  /** `POST /invoices`: its name in findings. */
  name: string;
  /** The URL of the API. */
  url: string;
  method: string;
  /** The path, with `{id}` for parameters. */
  path: string;
  parameters: readonly Parameter[];
  body: Content;
  responses: Readonly<Record<string, ResponseObject>>;
  /** The scope that it needs; undefined if it is open. */
  scope: string | undefined;
};

export type ApiDocument = { operations: readonly Operation[]; components: Schema };

type OperationObject = {
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, ResponseObject>;
  security?: { bearer?: string[] }[];
};

/** Reads the document of a service. */
export async function apiAt(url: string): Promise<ApiDocument> {
  const document = (await (await fetch(`${url}/docs/json`)).json()) as {
    paths: Record<string, Record<string, OperationObject>>;
    components: { schemas: Schema };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      url,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content ?? {},
      responses: operation.responses,
      scope: operation.security?.[0]?.bearer?.[0],
    })),
  );
  return { operations, components: document.components.schemas };
}
