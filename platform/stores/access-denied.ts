// EventStoreDB's "Access Denied", in words that say what to do. Its own error has no text if an append is denied.

import { AccessDeniedError } from '@eventstore/db-client';

/** gRPC's UNAUTHENTICATED: the client has the same error for it. */
const unauthenticated = 16;

const whatToDo =
  '`ledger check` says which rights the user has; docs/event-store.md, "Users and their rights", how to grant them';

/** The user that a service signs in with lacks a right on EventStoreDB, or is not known there. */
export class EventStoreDenied extends Error {
  constructor(cause: AccessDeniedError) {
    super(
      cause.code === unauthenticated
        ? `EventStoreDB does not accept the user and password of EVENT_STORE_URL: ${cause.message}`
        : `EventStoreDB denied access: the user of EVENT_STORE_URL lacks a right. ${whatToDo}`,
      { cause },
    );
  }
}

/** A service cannot work without this right. */
export class RightMissing extends Error {
  constructor(may: string, cause: AccessDeniedError) {
    super(`EventStoreDB denied access: the user of EVENT_STORE_URL may not ${may}. ${whatToDo}`, { cause });
  }
}

/** The error as it is, or what it means if EventStoreDB denied access. */
export const explained = (error: unknown): unknown =>
  error instanceof AccessDeniedError ? new EventStoreDenied(error) : error;

/** Whether EventStoreDB refused a user that it knows. */
export const isDenied = (error: unknown): error is AccessDeniedError =>
  error instanceof AccessDeniedError && error.code !== unauthenticated;
