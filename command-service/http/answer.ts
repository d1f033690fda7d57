import type { FastifyReply } from 'fastify';
import { formatPosition, logPositionHeader } from '../../platform/http/log-position.ts';
import type { Outcome } from '../handling/handle-command.ts';

/** The headers by which a later request refers to this one, and the body's own copy of them. */
export function answerFrom(
  { revision, position }: Pick<Outcome<unknown>, 'revision' | 'position'>,
  reply: FastifyReply,
) {
  reply.header('etag', `"${revision}"`).header(logPositionHeader, formatPosition(position));
  return { revision, position: formatPosition(position) };
}
