import { EventStoreDBClient } from '@eventstore/db-client';
import { Type } from 'typebox';
import { readConfig } from '../../../platform/config/config.ts';
import { OTHER_EVENT_STORE_URL } from '../../../platform/config/store-settings.ts';
import { type Rights, rightsOf } from '../../../platform/stores/event-store-rights.ts';

/** The variables by which a service signs in to the event store. */
export type SignIn = { EVENT_STORE_URL: string; EVENT_STORE_URL_PASSWORD: string };

/** Does work with a client that signs in as a service does. */
export async function signedIn<Result>(
  variables: SignIn,
  work: (client: EventStoreDBClient) => Promise<Result>,
): Promise<Result> {
  const { EVENT_STORE_URL = '' } = readConfig(Type.Object({ EVENT_STORE_URL: OTHER_EVENT_STORE_URL }), variables);
  const client = EventStoreDBClient.connectionString(EVENT_STORE_URL);
  try {
    return await work(client);
  } finally {
    await client.dispose();
  }
}

/** What the user may do. @throws EventStoreDenied if the event store does not accept its password */
export const rightsWith = (variables: SignIn): Promise<Rights> => signedIn(variables, rightsOf);
