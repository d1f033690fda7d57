import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  type SchemableIdentifierNode,
  type UnknownRow,
} from 'kysely';

class Prefixing extends OperationNodeTransformer {
  readonly #prefix: string;
  constructor(prefix: string) {
    super();
    this.#prefix = prefix;
  }
  protected override transformSchemableIdentifier(
    node: SchemableIdentifierNode,
    id?: QueryId,
  ): SchemableIdentifierNode {
    const transformed = super.transformSchemableIdentifier(node, id);
    const name = this.#prefix + transformed.identifier.name;
    return { ...transformed, identifier: { ...transformed.identifier, name } };
  }
}

/** Puts a prefix before the names of all tables, because a MySQL database has no schemas that would separate the tables of views. */
export class TablePrefix implements KyselyPlugin {
  readonly #prefixing: Prefixing;
  constructor(prefix: string) {
    this.#prefixing = new Prefixing(prefix);
  }
  transformQuery({ node, queryId }: { node: RootOperationNode; queryId: QueryId }): RootOperationNode {
    return this.#prefixing.transformNode(node, queryId);
  }
  async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}
