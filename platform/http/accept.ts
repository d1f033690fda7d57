import Negotiator from 'negotiator';
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

/**
 * The media type that a client prefers among those offered (RFC 9110, 12.5.1): the highest weight, then what the header names more
 * exactly, then what it names first. The first of those offered if the header is absent or empty.
 * @throws NotAcceptable
 */
export function preferred<Type extends string>(accept: string | undefined, offered: readonly [Type, ...Type[]]): Type {
  const sent = offered.map((type) => `${type}; charset=utf-8`);
  const best = new Negotiator({ headers: { accept: accept?.trim() || '*/*' } }).mediaType(sent);
  const type = offered[sent.indexOf(best ?? '')];
  if (type === undefined) throw new NotAcceptable(offered);
  return type;
}
