import { Type } from 'typebox';
import { eventSchemaId, eventSchemaPath } from '../../events/published.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { eventSchema, eventSchemaNames } from './event-schema.ts';

/** The texts of all schemas, made once. */
const texts = new Map(
  eventSchemaNames.map((name) => [eventSchemaId(name.type, name.version), JSON.stringify(eventSchema(name))]),
);

const schemaNotFound = (): Problem =>
  new Problem({
    type: 'schema-not-found',
    status: 404,
    title: 'Schema not found',
    detail:
      'No event is published under this type and version. docs/api/events has a folder for each type, with a file for each version.',
  });

/** The schemas of events, at the addresses that messages name as `dataschema`. */
export function schemaRoutes(service: Service): void {
  service.get(
    eventSchemaPath(':type', ':version'),
    {
      config: { scope: 'open', problems: { 404: 'schema-not-found' } },
      schema: {
        tags: ['live'],
        operationId: 'getEventSchema',
        summary: 'Get the JSON Schema of the data of an event, as messages on Kafka name it in `dataschema`',
        params: Type.Object({
          type: Type.String({
            pattern: '^[A-Z][A-Za-z]{2,50}$',
            examples: ['PaymentApplied'],
            description: 'The type of the event',
          }),
          version: Type.Integer({ minimum: 1, maximum: 1_000, examples: [1], description: 'The version of the type' }),
        }),
        response: {
          200: {
            description: 'JSON Schema 2020-12',
            content: { 'application/schema+json': { schema: Type.Unknown() } },
          },
        },
      },
    },
    async ({ params }, reply) => {
      const text = texts.get(eventSchemaId(params.type, params.version));
      if (text === undefined) throw schemaNotFound();
      return reply.type('application/schema+json').send(text);
    },
  );
}
