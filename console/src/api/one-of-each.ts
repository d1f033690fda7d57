/** The query of a list with at most one value of each parameter, also of those that take several. */
export type OneOfEach<Query> = {
  [Name in keyof Query]: NonNullable<Query[Name]> extends readonly (infer Value)[] ? Value : Query[Name];
};

/** The same as the API's types have it. One value is sent like a list of one. */
export const listed = <Query>(query: OneOfEach<Query>): Query => query as unknown as Query;
