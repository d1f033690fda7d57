// `npm run api:documents` writes with it what describes the events to their consumers: the JSON Schemas in docs/api/events/, and the
// AsyncAPI document docs/api/events.json, which follows from the OpenAPI documents beside it.

import { writeAsyncApi } from './event-documents/async-api-file.ts';
import { writeSchemas } from './event-documents/schema-files.ts';

writeSchemas();
writeAsyncApi();
