import { timingSafeEqual } from 'node:crypto';
import { ResponderBuilder, ServerInterceptingCall, type ServerInterceptor, ServerListenerBuilder } from '@grpc/grpc-js';
import { notAuthenticated } from './call-errors.ts';

/** Refuses calls on streams whose connection name is not the secret. Other services tell nothing of events, and their callers send no name. */
export function secretInterceptor(secret: string): ServerInterceptor {
  const wanted = Buffer.from(secret);
  const isSecret = (name: unknown): boolean => {
    const given = Buffer.from(String(name));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return ({ path }, call) => {
    if (!path.startsWith('/event_store.client.streams.Streams/')) return new ServerInterceptingCall(call);
    const listener = new ServerListenerBuilder().withOnReceiveMetadata((metadata, next) => {
      if (isSecret(metadata.get('connection-name')[0])) return next(metadata);
      const { code, details } = notAuthenticated();
      call.sendStatus({ code, details });
    });
    return new ServerInterceptingCall(call, new ResponderBuilder().withStart((next) => next(listener.build())).build());
  };
}
