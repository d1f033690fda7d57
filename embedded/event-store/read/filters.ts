import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { RequestMalformed, type StoredEvent } from '../protocol/codec.ts';

/** EventStoreDB's default search window. */
const DEFAULT_WINDOW = 32;

/** The filter of a subscription to all streams. */
export type Filter = {
  matches(event: StoredEvent): boolean;
  /** How many events, matching or not, are searched at once. */
  window: number;
  /** A checkpoint is sent after this many events, matching or not; Infinity for none. */
  checkpointEvery: number;
};

export const EVERYTHING: Filter = {
  matches: () => true,
  window: Number.POSITIVE_INFINITY,
  checkpointEvery: Number.POSITIVE_INFINITY,
};

/** @throws RequestMalformed if the filter is invalid */
export function parseFilter(options: streams.ReadReq.Options.FilterOptions): Filter {
  const window = Math.max(1, options.hasMax() ? options.getMax() : DEFAULT_WINDOW);
  const checkpointEvery = window * Math.max(1, options.getCheckpointintervalmultiplier());
  const name = options.getStreamIdentifier();
  const type = options.getEventType();
  if (name) {
    const accepts = parseExpression(name);
    return { matches: (event) => accepts(event.stream), window, checkpointEvery };
  }
  if (type) {
    const accepts = parseExpression(type);
    return { matches: (event) => accepts(event.type), window, checkpointEvery };
  }
  throw new RequestMalformed('a filter must be on the stream name or on the event type');
}

function parseExpression(expression: streams.ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const prefixes = expression.getPrefixList();
  // without a regular expression it is a list of prefixes, and an empty list matches nothing
  if (prefixes.length > 0 || expression.getRegex() === '') {
    return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  }
  const regex = fromDotNet(expression.getRegex());
  return (text) => regex.test(text);
}

/**
 * Translates a .NET regular expression to JavaScript: anchors, a leading (?i) and needless escapes are translated, common syntax is
 * kept. Any other syntax is refused, so that it is not misinterpreted.
 * @throws RequestMalformed
 */
export function fromDotNet(pattern: string): RegExp {
  const ignoreCase = pattern.startsWith('(?i)');
  const source = (ignoreCase ? pattern.slice(4) : pattern).replace(/\\([\s\S])/g, (whole, escaped: string) => {
    if (escaped === 'A') return '^';
    if (escaped === 'z' || escaped === 'Z') return '$';
    const isNeedless = /[^\w\s^$\\.*+?()[\]{}|/]/.test(escaped);
    return isNeedless ? `\\u{${escaped.codePointAt(0)?.toString(16)}}` : whole;
  });
  try {
    return new RegExp(source, ignoreCase ? 'iu' : 'u');
  } catch (error) {
    throw new RequestMalformed(
      `the filter /${pattern}/ is not supported: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
