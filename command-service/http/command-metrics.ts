// Counts each command once, whether it came in a request, in a line of a batch or in a Kafka message.

import { Counter } from 'prom-client';
import { problemOf } from '../../platform/http/problems/http-problems.ts';
import type { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { abandonedStatus } from '../../platform/http/unanswered.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import type { HandlingCounts } from '../handling/handle-command.ts';
import { toProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts the command in a line of a batch, by its name. */
    countLine?: (command: string, problem?: Problem) => void;
  }
  interface FastifyContextConfig {
    /** The name of the route's command, and whether a request holds one or a batch of them. */
    command?: { name: string; source: 'http' | 'batch' };
  }
}

export type CommandCounts = {
  ofRequests(service: Service): void;
  /** Wraps a handler of messages that each record a payment, so that they are counted. */
  ofMessages<Message>(handle: (message: Message) => Promise<void>): (message: Message) => Promise<void>;
};

/** A POST or PUT route has no command name, so its commands would not be counted. Stops the start. */
export class CommandWithoutName extends Error {
  constructor(url: string) {
    super(`${url} has no config.command. Declare the route with commandRoute or batchRoute, which require a name.`);
  }
}

export function countCommands(metrics: Metrics): CommandCounts {
  const counter = new Counter({
    name: 'ledger_commands_total',
    help: 'Commands by outcome',
    labelNames: ['command', 'source', 'outcome', 'rule'],
    registers: [metrics],
  });
  const count = (command: string, source: 'http' | 'batch' | 'kafka', status: number, rule: string) => {
    counter.inc({ command, source, outcome: outcomeOf(status), rule });
  };
  return {
    ofRequests(service) {
      service.decorate('countLine', (command, problem) =>
        count(command, 'batch', problem?.status ?? 200, problem?.content.type ?? ''),
      );
      service.addHook('onRoute', ({ method, url, config }) => {
        const takesCommands = [method].flat().some((one) => one === 'POST' || one === 'PUT');
        if (takesCommands && config?.command === undefined) throw new CommandWithoutName(url);
      });
      service.addHook('onResponse', ({ routeOptions: { config } }, reply, done) => {
        const command = config?.command;
        const isBatch = command?.source === 'batch' && ['accepted', 'abandoned'].includes(outcomeOf(reply.statusCode)); // its lines were counted
        if (command && !isBatch) count(command.name, command.source, reply.statusCode, reply.problemType ?? '');
        done();
      });
    },

    ofMessages: (handle) => async (message) => {
      try {
        await handle(message);
        count('record-payment', 'kafka', 200, '');
      } catch (error) {
        const { status, content } = problemOf(error, toProblem);
        count('record-payment', 'kafka', status, content.type);
        throw error;
      }
    },
  };
}

/** Of an abandoned command it is unknown whether it was accepted. */
function outcomeOf(status: number): 'accepted' | 'refused' | 'failed' | 'abandoned' {
  if (status === abandonedStatus) return 'abandoned';
  return status < 400 ? 'accepted' : status < 500 ? 'refused' : 'failed';
}

/** Counts conflicts and retries in command handling. */
export function measureHandling(metrics: Metrics): HandlingCounts {
  const counter = (name: string, help: string) =>
    new Counter({ name: `ledger_${name}_total`, help, labelNames: ['aggregate'], registers: [metrics] });
  const conflicts = counter('conflicts_retried', 'Conflicts: the command was decided again on the new state');
  const repeated = counter('commands_repeated', 'Retries of commands that had been handled before');
  return {
    conflict: (aggregate) => conflicts.inc({ aggregate }),
    repeated: (aggregate) => repeated.inc({ aggregate }),
  };
}
