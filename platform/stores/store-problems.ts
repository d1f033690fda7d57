// Maps failures of the stores to problems.

import { AccessDeniedError } from '@eventstore/db-client';
import { MongoAPIError, MongoError, MongoServerError } from 'mongodb';
import { Problem, Unavailable } from '../http/problems/problem.ts';
import { BreakerOpen } from '../resilience/breaker.ts';
import { DeadlineExceeded } from '../resilience/deadline.ts';
import { isEventStoreError } from './guarded-event-store.ts';
import { isNotCreatedYet, isPostgresDenied, isPostgresUnavailable } from './postgres.ts';

/** A store cannot be reached, is too slow, or does not accept this service. */
export class StoreUnavailable extends Unavailable {
  constructor(store: string, cause: unknown) {
    super(
      {
        title: 'A store that this request needs is unavailable',
        detail: `${store} ${whatHappened(cause)}`,
        extensions: { store },
        retryAfterSeconds: cause instanceof BreakerOpen ? cause.retryAfterSeconds : 2,
      },
      { cause },
    );
  }
}

/** The projection that fills a view has not created it yet. */
export class ViewNotBuilt extends Unavailable {
  constructor(view: string, cause?: unknown) {
    super(
      {
        title: 'The view is not built yet',
        detail: `The projection service has not built the view ${view} yet. Retry later.`,
        extensions: { view },
        retryAfterSeconds: 5,
      },
      { cause },
    );
  }
}

/** Runs a query and maps the failures of its store to problems. */
export type Guard = <T>(asking: Promise<T>) => Promise<T>;

/**
 * The result of a query on PostgreSQL.
 * @throws StoreUnavailable, ViewNotBuilt; problems and other errors as they are
 */
export async function fromPostgres<T>(view: string, query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (isNotCreatedYet(error)) throw new ViewNotBuilt(view, error);
    if (isPostgresUnavailable(error)) throw new StoreUnavailable('PostgreSQL', error);
    throw error;
  }
}

// unauthorized, authentication failed
const deniedCodes = new Set<unknown>([13, 18]);

const isMongoDenied = (error: unknown): boolean => error instanceof MongoServerError && deniedCodes.has(error.code);

function whatHappened(cause: unknown): string {
  if (cause instanceof AccessDeniedError) return 'denied access to this service.';
  if (isPostgresDenied(cause) || isMongoDenied(cause)) return 'does not accept the user or password of this service.';
  return 'does not answer. Retry later.';
}

// interrupted at shutdown, shutting down, not primary, stepped down, recovering, too slow
const unavailableCodes = new Set<unknown>([11_600, 91, 10_107, 13_435, 189, 13_436, 11_602, 50]);

/**
 * The result of a query on MongoDB.
 * @throws StoreUnavailable; other errors as they are
 */
export async function fromMongo<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof BreakerOpen || isMongoUnavailable(error)) throw new StoreUnavailable('MongoDB', error);
    throw error;
  }
}

function isMongoUnavailable(error: unknown): boolean {
  if (error instanceof MongoServerError) return unavailableCodes.has(error.code) || isMongoDenied(error);
  return error instanceof MongoError && !(error instanceof MongoAPIError);
}

/**
 * The result of reading EventStoreDB.
 * @throws StoreUnavailable if the event store cannot be reached; other errors as they are
 */
export async function fromEventStore<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const isUnavailable = isEventStoreError(error) || error instanceof DeadlineExceeded || error instanceof BreakerOpen;
    throw isUnavailable ? new StoreUnavailable('EventStoreDB', error) : error;
  }
}
