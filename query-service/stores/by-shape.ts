import { type Compilable, type CompiledQuery, createQueryId, type Kysely } from 'kysely';

type Value = string | number | boolean | undefined;
type Values = Readonly<Record<string, Value>>;

/** More shapes than these are built each time, so that a service that is asked ever new ones does not fill its memory with them. */
const mostShapes = 500;

/** Around a name that stands for its value: only in statements that are kept, in which no value is. */
const mark = '\u0001';
const standIn = new RegExp(`^${mark}(\\w+)${mark}([^]*)$`);

/**
 * A query that is built and compiled once for each shape that it may have: which values are there, and `structure`. Building it anew would
 * cost more than the rest of a page.
 * @param build takes stand-ins for texts and numbers, of which it may make longer texts; booleans as they are
 */
export function byShape<Tables, Structure, Row>(
  db: Kysely<Tables>,
  build: (structure: Structure, values: Values) => Compilable<Row>,
): (structure: Structure, values: Values) => Promise<Row[]> {
  const compiled = new Map<string, CompiledQuery<Row>>();
  const bare = db.withoutPlugins(); // they have done their work when it is compiled

  function statement(structure: Structure, values: Values): CompiledQuery<Row> {
    const named = Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const shape = JSON.stringify([
      structure,
      named.map(([name, value]) => (typeof value === 'boolean' ? [name, value] : name)),
    ]);
    const known = compiled.get(shape);
    if (known !== undefined) return known;
    const standIns = named.map(([name, value]) => [name, typeof value === 'boolean' ? value : `${mark}${name}${mark}`]);
    const built = build(structure, Object.fromEntries(standIns)).compile() as CompiledQuery<Row>;
    if (compiled.size < mostShapes) compiled.set(shape, built);
    return built;
  }

  return async (structure, values) => {
    const { sql, query, parameters } = statement(structure, values);
    const filled = parameters.map((parameter) => filledIn(parameter, values));
    const { rows } = await bare.executeQuery({ sql, query, parameters: filled, queryId: createQueryId() });
    return rows as Row[];
  };
}

function filledIn(parameter: unknown, values: Values): unknown {
  const [, name, rest] = (typeof parameter === 'string' && standIn.exec(parameter)) || [];
  if (name === undefined) return parameter;
  return rest === '' ? values[name] : `${values[name]}${rest}`;
}
