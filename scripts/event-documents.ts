// `npm run api:documents` writes with it what describes the events to their consumers: the JSON Schemas in docs/api/events/.

import { writeSchemas } from './event-documents/schema-files.ts';

writeSchemas();
