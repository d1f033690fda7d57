// The commands of `ledger`, as the command line has them. What a command does is loaded when it is run: whoever asks for help, a
// completion or the version, or mistypes, waits for no client of a store.

import { anyProjection, type Command, oneProjection } from './command.ts';
import { serviceNames } from './needed-rights.ts';

/** `status` does not count further events. */
export const countedAtMost = 10_000;
/** The topic of `dead-letters`, unless another one is named. */
export const usualTopic = 'ledger.payments.dead-letter';
/** The shells that `completion` knows. */
export const shellNames = ['bash', 'zsh', 'fish'] as const;

export const commands: readonly Command[] = [
  {
    name: 'status',
    summary: 'show the position, lag and parked streams of each projection',
    help: `Shows for each projection the position of its view, the number of events that are still to be applied (counted up to
${countedAtMost}), the age of the oldest of them, and the number of parked streams. If a view was built from another log than the event store has now,
says so and what to do; also if another version of the program built it, so that it waits for a rebuild. Exits 1 if streams are parked, or a view was built from another log.`,
    work: async () => (await import('./status.ts')).status,
  },
  {
    name: 'verify',
    arguments: [anyProjection],
    summary: 'compare the views with the log',
    help: `Replays the log from the start, in constant memory, and compares every row and document of each view with the
result, as of the same position. The projections continue meanwhile. Prints how many events were read, how many rows were
compared, and each difference with the event that the row comes from. Exits 1 if there are differences or parked streams,
because the view lacks the events of parked streams. The result is stored and shown at GET /views.
Without PROJECTION, the contents of attachments are compared as well with the digests and lengths by which documents name them.`,
    work: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'parked',
    arguments: [anyProjection],
    summary: 'list the parked streams',
    help: `A stream is parked if one of its events cannot be applied to a view after several attempts. This event and the later ones wait in
the log, and the view continues with all other streams. When the cause is fixed, \`ledger resume\` applies them. Without a PROJECTION, the
streams that the process manager has parked are listed as well, as those of follow-ups: it tries them every minute. Exits 1 if any
stream is parked.`,
    work: async () => (await import('./parked.ts')).parked,
  },
  {
    name: 'resume',
    arguments: [anyProjection, { name: 'STREAM', isOptional: true }],
    summary: 'apply the waiting events of parked streams',
    help: `Applies the waiting events of all parked streams, or of one, to the view, and resumes the streams. The projection may run
meanwhile. A stream stays parked if one of its events still cannot be applied. Exits 1 if any stays parked.`,
    work: async () => (await import('./resume.ts')).resume,
  },
  {
    name: 'dead-letters',
    arguments: [{ name: 'TOPIC', isOptional: true }],
    options: ['since', 'resend'],
    summary: 'list the payments from Kafka that were refused, and send them again',
    help: `Lists the messages of the dead-letter topic (${usualTopic} by default), each once, with what was wrong. It needs KAFKA_BROKERS,
with a user that may read this topic and, to send them again, write to the topics of payments. Those that are sent again go to the topics
that they came from, with their keys, values and headers. A payment that was recorded meanwhile is not recorded twice. A message that is
refused again is a dead letter again.`,
    work: async () => (await import('./dead-letters.ts')).deadLetters,
  },
  {
    name: 'rebuild',
    arguments: [oneProjection],
    summary: 'rebuild a view from the log in a shadow schema, and swap',
    help: `Replays the log into a shadow schema (PROJECTION_next), compares it with the view in use, and swaps the two
in one transaction. Reads and the projection continue: a read sees the old view or the new one, both at the same position.
Prints how the old view differed. The old view is kept as PROJECTION_before until the next rebuild; \`ledger swap-back\`
restores it.`,
    work: async () => (await import('./rebuild.ts')).rebuild,
  },
  {
    name: 'swap-back',
    arguments: [oneProjection],
    summary: 'swap back to the view before the last rebuild',
    help: `Brings the view before the last rebuild up to date, and swaps it with the view in use. Running it again undoes the swap.`,
    work: async () => (await import('./rebuild.ts')).swapBack,
  },
  {
    name: 'replay',
    arguments: [{ name: 'INVOICE', isOptional: true }],
    options: ['until'],
    summary: 'show an invoice after each of its events, or build all views as of a time',
    help: `With the id of an INVOICE, reads its stream and prints its state and amounts after each event; with a TIME as well, only the events
that were recorded by then. It needs the event store only. Refused if the invoice does not exist.

With a TIME alone (2026-03-31T23:59:59Z), builds the balances, the audit and the books as of then, in PostgreSQL schemas of their own
(balances_until, audit_until, books_until), and prints how to query them. It does not affect the views in use or the services.
"As of" is by recording time: the views hold the events that were recorded by then, whatever their effective dates. Refused if there
were none.`,
    work: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'export',
    arguments: [{ name: 'FILE', files: true }],
    options: ['force'],
    summary: 'write the log to a file, one line of JSON per event',
    help: `Writes all events as they were recorded, in the order of the log, to a file or ("-") to standard output: stream, revision, id,
type, data and metadata. The indexes and positions of the command service are left out, because it rebuilds them. The export ends
at the event that was the last one when it started. Its last line has the number of events and a SHA-256 digest of the lines before,
by which an import knows that nothing is missing. It is refused while an import is under way or has stopped, and if the file exists. It needs the event store
only, and memory for a few events.`,
    work: async () => (await import('./export.ts')).exportLog,
  },
  {
    name: 'import',
    arguments: [{ name: 'FILE', files: true }],
    options: ['without-digest'],
    summary: 'import an exported log into an empty event store',
    help: `Imports all events of an export, in their order and with their ids and revisions, into an empty event store. Views that are built
from it equal those of the old event store, except for positions. The services may run meanwhile: the process manager lets nothing
follow from the events before all of them are there. Send it no commands until then.
The last line of an export has the number of its events and a digest of its lines. A file without it is refused before anything is
imported, and so is a pipe, but at its end. If an import stops, it says how many events it leaves behind: empty the event store and
start again. An export of a version that wrote no such line is imported with --without-digest. Whether it is complete is then unknown.`,
    work: async () => (await import('./import.ts')).importLog,
  },
  {
    name: 'backup',
    arguments: [{ name: 'FOLDER', files: true }],
    options: ['keep', 'every'],
    summary: 'export the log to a new file of a folder, check the file, and keep the last ones',
    help: `Exports the log to FOLDER/ledger-<time, UTC>.ndjson, as \`export\` does, reads the file again and compares it with its digest. Then
deletes the oldest files of this kind, so that N are left (14 by default). If it fails, no earlier backup is deleted. It
fails while an import is under way, and if the log has fewer events than the newest backup, because then events were lost. It needs the
event store only. \`import\` brings such a file into an empty event store. With --every, it keeps FOLDER/ledger-backup.prom, a file for
the textfile collector of node_exporter, and the alert BackupOverdue fires if none succeeds for one and a half of that time.`,
    work: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'publish',
    arguments: [{ name: 'TOPIC' }],
    summary: 'publish all events up to now to a topic of its own, for a new reader of Kafka',
    help: `Writes the messages of all events, from the first one to the last one of now, to TOPIC, each once. TOPIC is created if it does
not exist, with six partitions. The topic on which the ledger publishes stays as it is. If the command is interrupted, or run again later,
it adds what is missing. The new reader reads TOPIC to its end, then goes on with ledger.events (docs/integration-events.md).`,
    work: async () => (await import('./publish.ts')).publish,
  },
  {
    name: 'claim-numbers',
    summary: 'claim the numbers that earlier versions recorded',
    help: `Claims the number of each invoice and credit note of the log, so that no other invoice or note gets it. Run it once, after all
command services were updated from a version that did not claim numbers; they may run meanwhile. To run it again changes nothing.
Lists each number that names several invoices or notes, and exits 1 if there are any: the first one has the number.`,
    work: async () => (await import('./claim-numbers.ts')).claimNumbers,
  },
  {
    name: 'check',
    arguments: [{ name: 'SERVICE', isOptional: true, values: serviceNames }],
    summary: 'show which rights the user of EVENT_STORE_URL has and lacks',
    help: `Asks EventStoreDB which rights the user of EVENT_STORE_URL has; nothing is written. With SERVICE (${serviceNames.join(', ')}),
says which rights that service needs and lacks, and which it has without need. Without it, compares with what every service needs.
Exits 1 if a right is missing. docs/event-store.md, "Users and their rights", says how to grant and withdraw them.`,
    work: async () => (await import('./check.ts')).check,
  },
  {
    name: 'completion',
    arguments: [{ name: 'SHELL', values: shellNames }],
    summary: 'print the completion for a shell',
    help: `Prints a script for SHELL (${shellNames.join(', ')}) by which the tab key completes commands, options, projections and files. Load it
in the settings of the shell: source <(ledger completion bash), source <(ledger completion zsh), ledger completion fish | source.`,
    work: async () => (await import('./completion.ts')).completion,
  },
];
