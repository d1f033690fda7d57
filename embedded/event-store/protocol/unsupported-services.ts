import type { Server, ServerDuplexStream } from '@grpc/grpc-js';
import { unimplemented } from './call-errors.ts';

type Service = { name: string; methods: string; sentence: string };

// By name, since loading the generated code of five services would slow down the start.
const SERVICES: Service[] = [
  {
    name: 'persistent_subscriptions.PersistentSubscriptions',
    methods: 'Create Update Delete Read GetInfo ReplayParked List RestartSubsystem',
    sentence: 'has no persistent subscriptions: subscribe to a stream or to $all.',
  },
  {
    name: 'projections.Projections',
    methods: 'Create Update Delete Statistics Disable Enable Reset State Result RestartSubsystem',
    sentence: 'runs no JavaScript projections: subscribe to $all, and project in a service.',
  },
  {
    name: 'operations.Operations',
    methods:
      'StartScavenge StopScavenge Shutdown MergeIndexes ResignNode SetNodePriority RestartPersistentSubscriptions',
    sentence: 'is one process with one file: there is nothing to scavenge, merge or resign.',
  },
  {
    name: 'users.Users',
    methods: 'Create Update Delete Disable Enable Details ChangePassword ResetPassword',
    sentence: 'has no users: every program of its owner may use it.',
  },
  { name: 'monitoring.Monitoring', methods: 'Stats', sentence: 'keeps no statistics.' },
];

/** Answers calls of EventStoreDB that this server does not support with UNIMPLEMENTED and an explanation. */
export function addUnsupportedServices(server: Server): void {
  const asIs = (bytes: Buffer): Buffer => bytes;
  for (const { name, methods, sentence } of SERVICES) {
    const refuse = (call: ServerDuplexStream<Buffer, Buffer>): void => {
      call.emit('error', unimplemented(`This event store ${sentence}`));
    };
    for (const method of methods.split(' ')) {
      server.register(`/event_store.client.${name}/${method}`, refuse, asIs, asIs, 'bidi');
    }
  }
}
