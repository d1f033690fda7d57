import type { Right } from '../../platform/stores/event-store-rights.ts';

export const ofEveryService: readonly Right[] = ['readAll', 'readStreams'];
/** What each service does on EventStoreDB. */
export const needs: Readonly<Record<string, readonly Right[]>> = {
  'command-service': [...ofEveryService, 'append', 'setMetadata'],
  'process-manager': [...ofEveryService, 'append', 'setMetadata'],
  'projection-service': ofEveryService,
  'query-service': ofEveryService,
};

export const serviceNames = Object.keys(needs);
