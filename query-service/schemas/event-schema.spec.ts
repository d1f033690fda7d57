import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { eventVersions } from '../../events/event-versions.ts';
import { type PublishedEvent, publishedData, publishedKinds } from '../../events/published.ts';
import { sampleEvents } from '../../events/samples/read-samples.ts';
import { kindOfStream } from '../../events/streams.ts';
import { upcast } from '../../events/upcast.ts';
import { testService } from '../../testing/http/test-service.ts';
import { type EventSchemaName, eventSchema, eventSchemaNames } from './event-schema.ts';
import { schemaRoutes } from './routes.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const samples = sampleEvents().filter(({ streamId }) => publishedKinds.some((kind) => kind === kindOfStream(streamId)));

/** What a schema says against data; null if nothing. */
function faults(name: EventSchemaName, data: unknown) {
  const schema = eventSchema(name);
  if (schema === undefined) throw new Error(`there is no schema of ${name.type} ${name.version}`);
  const validate = ajv.getSchema(String(schema.$id)) ?? ajv.compile(schema);
  validate(data);
  return validate.errors ?? null;
}

describe('the schema of an event', () => {
  it('accepts every event that was ever recorded, as it is published today', () => {
    for (const sample of samples) {
      const event = upcast<PublishedEvent>(sample);
      const name = { type: event.type, version: eventVersions[event.type] };
      expect(faults(name, publishedData(event)), `${sample.streamId} ${sample.revision}`).toBeNull();
    }
  });

  it('accepts, in each version, what was recorded in it, and there is no version without a sample', () => {
    const seen = new Set<string>();
    for (const { type, data, metadata } of samples) {
      const { schema: version } = metadata as { schema: number };
      expect(faults({ type, version }, data), `${type} ${version}`).toBeNull();
      seen.add(`${type} ${version}`);
    }
    expect(seen).toEqual(new Set(eventSchemaNames.map(({ type, version }) => `${type} ${version}`)));
  });

  it('refuses other data', () => {
    const credit = { grantId: 'g', source: {}, currency: 'EUR', amount: 5, credit: 5 };
    const granted = { type: 'CreditGranted', version: 1 };
    expect(faults(granted, credit)).toBeNull();
    expect(faults(granted, { ...credit, amount: 5.5 })).not.toBeNull();
    expect(faults(granted, { ...credit, currency: undefined })).not.toBeNull();
    expect(faults(granted, { ...credit, added: 'later' })).toBeNull();
  });

  it('is answered to everybody, without a token', async () => {
    const service = await testService();
    schemaRoutes(service);
    const answer = await service.inject('/schemas/events/PaymentReversed/1');
    expect(answer.headers['content-type']).toMatch('application/schema+json');
    expect(answer.json()).toEqual(eventSchema({ type: 'PaymentReversed', version: 1 }));
    for (const unknown of ['PaymentReversed/9', 'Nothing/1', 'NumberClaimed/1', 'ToString/1'])
      expect((await service.inject(`/schemas/events/${unknown}`)).json()).toMatchObject({
        status: 404,
        type: '/problems/schema-not-found',
      });
    await service.close();
  });
});
