import cors from '@fastify/cors';
import { logPositionHeader } from '../http/log-position.ts';
import type { Service } from '../http/service.ts';

/** Lets pages of these origins call; of none where there are none. Register it before the routes. */
export async function allowOrigins(service: Service, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await service.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    exposedHeaders: ['etag', 'location', 'retry-after', 'www-authenticate', 'x-correlation-id', logPositionHeader],
    maxAge: 600,
    hideOptionsRoute: true,
  });
}
