import { type Compilable, type CompiledQuery, createQueryId, type Kysely } from 'kysely';

type Value = string | number | boolean | readonly string[] | undefined;
type Values = Readonly<Record<string, Value>>;

/** The most compiled shapes. Other shapes are compiled each time, so that memory stays bounded. */
const mostShapes = 500;

/** What of a value is part of the shape: a boolean as a whole, and whether there are several. */
const shapeOf = (value: Value) => (typeof value === 'boolean' ? value : Array.isArray(value));

/** Encloses the placeholder of a value in compiled statements, which never contain values. */
const mark = '\u0001';
const standIn = new RegExp(`^${mark}(\\w+)${mark}([^]*)$`);

/**
 * A query that is built and compiled once for each shape: `structure`, and which values are present. Compiling costs more than the rest of
 * a read of a page.
 * @param build is given placeholders for texts, lists and numbers, which it may extend to longer texts, and booleans as they are
 */
export function byShape<Tables, Structure, Row>(
  db: Kysely<Tables>,
  build: (structure: Structure, values: Values) => Compilable<Row>,
): (structure: Structure, values: Values) => Promise<Row[]> {
  const compiled = new Map<string, CompiledQuery<Row>>();
  const bare = db.withoutPlugins(); // they are applied when the query is compiled

  function statement(structure: Structure, values: Values): CompiledQuery<Row> {
    const named = Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const shape = JSON.stringify([structure, named.map(([name, value]) => [name, shapeOf(value)])]);
    const known = compiled.get(shape);
    if (known !== undefined) return known;
    const standIns = named.map(([name, value]) => [name, standInOf(name, value)]);
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

function standInOf(name: string, value: Value): Value {
  if (typeof value === 'boolean') return value;
  const text = `${mark}${name}${mark}`;
  return Array.isArray(value) ? [text] : text;
}

function filledIn(parameter: unknown, values: Values): unknown {
  if (Array.isArray(parameter)) return filledIn(parameter[0], values);
  const [, name, rest] = (typeof parameter === 'string' && standIn.exec(parameter)) || [];
  if (name === undefined) return parameter;
  return rest === '' ? values[name] : `${values[name]}${rest}`;
}
