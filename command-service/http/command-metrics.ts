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
    /** Counts a line of a batch. @param url of the batch's route */
    countLine?: (url: string | undefined, problem?: Problem) => void;
  }
}

export type CommandCounts = {
  ofRequests(service: Service): void;
  /** The same work on messages, counted. */
  ofMessages<Message>(take: (message: Message) => Promise<void>): (message: Message) => Promise<void>;
};

/** The commands that routes take, by the routes' patterns. */
const commands: Readonly<Record<string, string>> = {
  '/invoices': 'register',
  '/invoices/:invoiceId/payments': 'pay',
  '/invoices/:invoiceId/payments/:paymentId/reversal': 'reverse',
  '/invoices/:invoiceId/payments/:paymentId/refunds': 'refund',
  '/invoices/:invoiceId/credit-notes': 'credit',
  '/invoices/:invoiceId/write-off': 'write-off',
  '/invoices/:invoiceId/void': 'void',
  '/payments': 'take-payment',
  '/payments/:paymentId/reversal': 'reverse-payment',
  '/customers/:customerId/credit/applications': 'spend-credit',
  '/customers/:customerId/credit/refunds': 'refund-credit',
  '/customers/:customerId/credit/automatic': 'set-automatic-credit',
  '/invoices::batch': 'register',
  '/payments::batch': 'take-payment',
};
const isBatch = (url: string): boolean => url.endsWith('::batch');

/** A route takes commands that nobody counts: the service doesn't start with it. */
export class CommandWithoutName extends Error {
  constructor(url: string) {
    super(`${url} takes commands that have no name in command-metrics.ts`);
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
      service.decorate('countLine', (url, problem) =>
        count(commands[url ?? ''] ?? '', 'batch', problem?.status ?? 200, problem?.content.type ?? ''),
      );
      service.addHook('onRoute', ({ method, url }) => {
        const takesCommands = [method].flat().some((one) => one === 'POST' || one === 'PUT');
        if (takesCommands && commands[url] === undefined) throw new CommandWithoutName(url);
      });
      service.addHook('onResponse', ({ method, routeOptions: { url = '' } }, reply, done) => {
        const command = commands[url];
        const isWhole = isBatch(url) && reply.statusCode < 400; // its lines are counted
        if (command !== undefined && method !== 'GET' && method !== 'HEAD' && !isWhole) {
          count(command, isBatch(url) ? 'batch' : 'http', reply.statusCode, reply.problemType ?? '');
        }
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
