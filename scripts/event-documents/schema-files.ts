// docs/api/events/<type>/<version>.json: the schemas of the data of events, as they are released.

import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventSchema, eventSchemaNames } from '../../query-service/schemas/event-schema.ts';
import { breaks, type Schema } from './breaks.ts';

const folder = join(import.meta.dirname, '../../docs/api/events');

/** The schemas of the code, by file. */
export const schemasOfCode = (): Map<string, Schema> =>
  new Map(eventSchemaNames.map((name) => [`${name.type}/${name.version}.json`, eventSchema(name) ?? {}]));

/** The released schemas, by file. */
export const releasedSchemas = (): Map<string, Schema> =>
  new Map(
    globSync('*/*.json', { cwd: folder })
      .toSorted()
      .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema]),
  );

/** What the schemas of the code break for the readers of the released ones. */
export function breaksOfReleased(): string[] {
  const ofCode = schemasOfCode();
  return [...releasedSchemas()].flatMap(([file, released]) => {
    const now = ofCode.get(file);
    return now === undefined ? [`${file}: was removed`] : breaks(released, now).map((broken) => `${file}: ${broken}`);
  });
}

/** The schema of an event has changed by more than new optional fields. */
export class BreaksConsumers extends Error {
  constructor(broken: readonly string[]) {
    super(
      `these changes need a new version of the type (CONTRIBUTING.md, "When an event needs a new version"):\n${broken.join('\n')}`,
    );
  }
}

/** @throws BreaksConsumers */
export function writeSchemas(): void {
  const broken = breaksOfReleased();
  if (broken.length > 0) throw new BreaksConsumers(broken);
  for (const [file, schema] of schemasOfCode()) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}
