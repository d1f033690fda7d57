// A value that may have one of several shapes (`anyOf`) has errors for each of them. Only those of the shape that the sender meant are
// of use: "amount is missing" misleads a sender who credits lines and misspelt a field of a line.

import type { ErrorObject } from 'ajv';

/** One shape of a union, with its errors. */
type Shape = { fields: ReadonlySet<string>; errors: readonly ErrorObject[] };

/** Keywords of our own, of errors that JSON Schema has no keyword for. */
export const unionKeywords = { oneMissing: 'x-one-missing', notTogether: 'x-not-together' } as const;

/** @param errors of a validator with the option `verbose` @returns the errors without those of shapes that the sender did not mean */
export function ofMeantShape(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const union = errors.find(({ keyword }) => keyword === 'anyOf');
  if (union === undefined) return errors;
  const { ofUnion = [], others = [] } = Object.groupBy(
    errors.filter((error) => error !== union),
    (error) => (isOf(union, error) ? 'ofUnion' : 'others'),
  );
  return ofMeantShape([...others, ...errorsOfMeant(union, shapesOf(union, ofUnion))]);
}

const isOf = ({ schemaPath, instancePath }: ErrorObject, error: ErrorObject): boolean =>
  error.schemaPath.startsWith(`${schemaPath}/`) && isAtOrIn(instancePath, error.instancePath);

const isAtOrIn = (place: string, path: string): boolean => path === place || path.startsWith(`${place}/`);

function shapesOf({ schema, schemaPath }: ErrorObject, errors: readonly ErrorObject[]): Shape[] {
  const branches = schema as readonly { properties?: object }[];
  return branches.map(({ properties = {} }, index) => ({
    fields: new Set(Object.keys(properties)),
    errors: errors.filter((error) => error.schemaPath.startsWith(`${schemaPath}/${index}/`)),
  }));
}

/**
 * The meant shape is of the value's type, has the value's words (such as an `outcome`), and lacks none of its fields that another shape
 * has. If several shapes are equal in this, those with the fewest errors are meant.
 */
function errorsOfMeant(union: ErrorObject, shapes: readonly Shape[]): readonly ErrorObject[] {
  const { instancePath: place, data } = union;
  const sent = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const isForeign = (shape: Shape, field: string) =>
    !shape.fields.has(field) && shapes.some(({ fields }) => fields.has(field));
  let meant = shapes;
  for (const misfits of [
    (shape: Shape) => shape.errors.filter((error) => isOfType(error, place)).length,
    (shape: Shape) => wrongWords(shape, place).filter((word) => shapes.some((other) => isRight(other, word))).length,
    (shape: Shape) => sent.filter((field) => isForeign(shape, field)).length,
    (shape: Shape) => shape.errors.length,
  ]) {
    const fewest = Math.min(...meant.map(misfits));
    meant = meant.filter((shape) => misfits(shape) === fewest);
  }
  const told = meant.flatMap((shape) =>
    shape.errors.map((error) => {
      if (error.keyword === 'enum') return { ...error, params: { allowedValues: wordsAt(error.instancePath, shapes) } };
      const field: string | undefined = error.instancePath === place ? error.params.additionalProperty : undefined;
      if (field === undefined || !isForeign(shape, field)) return error;
      const having = shapes.filter(({ fields }) => fields.has(field));
      return notTogether(error, field, tellingFields(shape, having, sent, union));
    }),
  );
  return unique(joined(told, meant, place));
}

const isOfType = ({ keyword, instancePath }: ErrorObject, place: string): boolean =>
  keyword === 'type' && instancePath === place;

const wrongWords = ({ errors }: Shape, place: string): readonly ErrorObject[] =>
  errors.filter(({ keyword, instancePath }) => keyword === 'enum' && isAtOrIn(place, instancePath));

const isRight = (shape: Shape, { instancePath }: ErrorObject): boolean =>
  !shape.errors.some((error) => error.instancePath === instancePath);

/** The words of all shapes at a place. */
const wordsAt = (path: string, shapes: readonly Shape[]): unknown[] => [
  ...new Set(
    shapes
      .flatMap(({ errors }) => errors)
      .filter(({ keyword, instancePath }) => keyword === 'enum' && instancePath === path)
      .flatMap(({ params }) => params.allowedValues as unknown[]),
  ),
];

/** The sent fields and words of a shape that the others do not have: they tell which shape was meant. */
function tellingFields(shape: Shape, others: readonly Shape[], sent: readonly string[], union: ErrorObject): string[] {
  const at = (field: string) => `${union.instancePath}/${field}`;
  const hasWrongWord = (other: Shape, field: string) =>
    wrongWords(other, union.instancePath).some(({ instancePath }) => instancePath === at(field));
  const isRightHere = (field: string) => !shape.errors.some(({ instancePath }) => instancePath === at(field));
  return sent.flatMap((field) => {
    if (!shape.fields.has(field)) return [];
    if (others.every(({ fields }) => !fields.has(field))) return [field];
    const isTellingWord = isRightHere(field) && others.every((other) => hasWrongWord(other, field));
    return isTellingWord ? [`${field} ${JSON.stringify((union.data as Record<string, unknown>)[field])}`] : [];
  });
}

const notTogether = (error: ErrorObject, field: string, beside: readonly string[]): ErrorObject =>
  beside.length === 0
    ? error
    : {
        ...error,
        keyword: unionKeywords.notTogether,
        params: { additionalProperty: field },
        message: `cannot be sent together with ${beside.join(', ')}`,
      };

/** If several shapes are meant equally, one error for what each of them misses, and one for the types of the value. */
function joined(errors: readonly ErrorObject[], meant: readonly Shape[], place: string): readonly ErrorObject[] {
  if (meant.length < 2) return errors;
  const types = errors.filter((error) => isOfType(error, place));
  const missing = errors.filter((error) => error.keyword === 'required' && error.instancePath === place);
  const ofOne = missing.filter(({ params }) => countOf(missing, params.missingProperty) < meant.length);
  const rest = errors.filter((error) => !types.includes(error) && !ofOne.includes(error));
  const [type] = types;
  const [one] = ofOne;
  const names = (of: readonly ErrorObject[], key: string) =>
    [...new Set(of.map(({ params }) => params[key]))].join(' or ');
  return [
    ...(type ? [{ ...type, message: `must be ${names(types, 'type')}` }] : []),
    ...(one
      ? [{ ...one, keyword: unionKeywords.oneMissing, message: `${names(ofOne, 'missingProperty')} is missing` }]
      : []),
    ...rest,
  ];
}

const countOf = (missing: readonly ErrorObject[], field: string): number =>
  missing.filter(({ params }) => params.missingProperty === field).length;

/** Two shapes may have the same error. */
const unique = (errors: readonly ErrorObject[]): readonly ErrorObject[] => [
  ...new Map(
    errors.map((error) => [`${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`, error]),
  ).values(),
];
