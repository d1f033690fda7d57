// Each command is counted once, wherever it came from: a request, a line of a batch, a message.

import { Counter } from 'prom-client';
import { problemOf } from '../../platform/http/http-problems.ts';
import type { Problem } from '../../platform/http/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import type { HandlingCounts } from '../handling/handle-command.ts';
import { toProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a line of a batch, which is a command of this name. */
    countLine?: (command: string, problem?: Problem) => void;
  }
  interface FastifyContextConfig {
    /** The command of a route by its name, and whether it comes alone or as the lines of a batch. */
    command?: { name: string; source: 'http' | 'batch' };
  }
}

export type CommandCounts = {
  ofRequests(service: Service): void;
  /** The same work on messages, counted. */
  ofMessages<Message>(take: (message: Message) => Promise<void>): (message: Message) => Promise<void>;
};

/** A route takes commands that nobody counts: the service doesn't start with it. Those of `commandRoute` and `batchRoute` have a name. */
export class CommandWithoutName extends Error {
  constructor(url: string) {
    super(`${url} takes commands without a name in config.command: declare it with commandRoute or batchRoute`);
  }
}

export function countCommands(metrics: Metrics): CommandCounts {
  const counter = new Counter({
    name: 'ledger_commands_total',
    help: 'Commands, by how they ended',
    labelNames: ['command', 'source', 'outcome', 'rule'],
    registers: [metrics],
  });
  const count = (command: string, source: 'http' | 'batch' | 'kafka', status: number, rule: string) => {
    const outcome = status < 400 ? 'accepted' : status < 500 ? 'refused' : 'failed';
    counter.inc({ command, source, outcome, rule });
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
        const isBatch = command?.source === 'batch' && reply.statusCode < 400; // its lines are counted
        if (command && !isBatch) count(command.name, command.source, reply.statusCode, reply.problemType ?? '');
        done();
      });
    },

    ofMessages: (take) => async (message) => {
      try {
        await take(message);
        count('take-payment', 'kafka', 200, '');
      } catch (error) {
        const { status, content } = problemOf(error, toProblem);
        count('take-payment', 'kafka', status, content.type);
        throw error;
      }
    },
  };
}

/** Counts what handling commands came upon. */
export function measureHandling(metrics: Metrics): HandlingCounts {
  const counter = (name: string, help: string) =>
    new Counter({ name: `ledger_${name}_total`, help, labelNames: ['aggregate'], registers: [metrics] });
  const conflicts = counter('conflicts_retried', 'Somebody else was faster: loaded and decided again');
  const repeated = counter('commands_repeated', 'Commands that had been answered before');
  return {
    conflict: (aggregate) => conflicts.inc({ aggregate }),
    repeated: (aggregate) => repeated.inc({ aggregate }),
  };
}
