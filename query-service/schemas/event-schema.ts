// The JSON Schema (2020-12) of the data of an event, as consumers read it.

import type { TSchema } from 'typebox';
import { eventVersions } from '../../events/event-versions.ts';
import { earlierVersions, eventSchemaId, type PublishedEvent, publishedEvents } from '../../events/published.ts';
import { type Json, portable } from '../../platform/http/openapi/portable-schema.ts';

export type EventSchema = { readonly [word: string]: Json };

/** A version of a type of event that is, or was, published. */
export type EventSchemaName = { type: string; version: number };

/** Of each type today's version, and those before. */
export const eventSchemaNames: readonly EventSchemaName[] = (
  Object.keys(publishedEvents) as PublishedEvent['type'][]
).flatMap((type) => {
  const earlier = Object.keys(earlierVersions[type] ?? {}).map(Number);
  return [...earlier, eventVersions[type]].map((version) => ({ type, version }));
});

/** The schema of a version of a type; undefined if there is none. */
export function eventSchema({ type, version }: EventSchemaName): EventSchema | undefined {
  const schema = schemaOf(type, version);
  if (schema === undefined) return undefined;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: eventSchemaId(type, version),
    title: type,
    ...(portable(schema as Json) as EventSchema),
  };
}

function schemaOf(type: string, version: number): TSchema | undefined {
  if (!Object.hasOwn(publishedEvents, type)) return undefined;
  const known = type as PublishedEvent['type'];
  return version === eventVersions[known] ? publishedEvents[known] : earlierVersions[type]?.[version];
}
