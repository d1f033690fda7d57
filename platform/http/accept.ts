import { Problem } from './problem.ts';

/** What a client asks for (header Accept) is nothing that there is. */
export class NotAcceptable extends Problem {
  constructor(offered: readonly string[]) {
    super({
      type: 'not-acceptable',
      status: 406,
      title: 'There is no such representation',
      detail: `It can be had as ${offered.join(', ')}`,
    });
  }
}

type Range = { type: string; weight: number; precision: number };

/**
 * The media type that a client likes best of those offered (RFC 9110, 12.5.1); the first where it says nothing or likes all the same.
 * @throws NotAcceptable
 */
export function preferred<Type extends string>(accept: string | undefined, offered: readonly [Type, ...Type[]]): Type {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  const weightOf = (type: string): number =>
    ranges
      .filter((range) => covers(range.type, type))
      .reduce((best, range) => (range.precision > best.precision ? range : best), nothing).weight;
  let best: { type: Type; weight: number } | undefined;
  for (const type of offered) {
    const weight = weightOf(type);
    if (weight > (best?.weight ?? 0)) best = { type, weight };
  }
  if (best === undefined) throw new NotAcceptable(offered);
  return best.type;
}

const nothing: Range = { type: '', weight: 0, precision: -1 };

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: Number.isFinite(weight) ? weight : 0, precision: 2 - (type.match(/\*/g) ?? []).length };
}

const covers = (range: string, type: string): boolean =>
  range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
