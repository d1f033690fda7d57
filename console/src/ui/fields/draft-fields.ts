/** The names of a draft's texts. */
type TextOf<Draft> = { [Name in keyof Draft & string]: Draft[Name] extends string ? Name : never }[keyof Draft &
  string];

/**
 * Ties fields to the texts of a draft: the result gives the properties of the field for a text.
 * @param base the JSON Pointer of the draft in the request's body; "" for the body itself
 */
export const fieldsOf =
  <Draft extends object>(draft: Draft, change: (part: Partial<Draft>) => void, base = '') =>
  (name: TextOf<Draft>) => ({
    pointer: `${base}/${name}`,
    value: draft[name] as string,
    onChange: (typed: string) => change({ [name]: typed } as Partial<Draft>),
  });
