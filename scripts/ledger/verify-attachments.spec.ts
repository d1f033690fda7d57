import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attachmentStream, bytesOfPart, partAt } from '../../events/attachment.ts';
import { AttachmentCheck } from './verify-attachments.ts';

const content = new Uint8Array(bytesOfPart + 3).fill(65);
const sha256 = createHash('sha256').update(content).digest('hex');
const stream = attachmentStream(sha256);

const part = (offset: number, of = content) => ({
  streamId: stream,
  revision: 0n,
  type: 'AttachmentPartStored',
  data: partAt(of, offset),
});
const attachment = { sha256, bytes: content.length, mediaType: 'text/csv', fileName: 'a.csv' };
const supportingDocuments = [{ id: '1', attachment }, { id: '2' }];
const registered = { streamId: 'invoice-1', revision: 0n, type: 'InvoiceRegistered', data: { supportingDocuments } };
const credited = {
  streamId: 'customer-c',
  revision: 4n,
  type: 'CreditNoteRegistered',
  data: { document: { supportingDocuments } },
};

function resultOf(...events: Parameters<AttachmentCheck['see']>[0][]) {
  const check = new AttachmentCheck();
  for (const event of events) check.see(event);
  return check.result();
}

describe('the contents of attachments', () => {
  it('are right if all their parts are there and have the digest that documents name', () =>
    expect(resultOf(part(0), part(bytesOfPart), registered, credited)).toEqual({ rows: 1, different: 0, first: [] }));

  it.each([
    ['missing', [], undefined],
    ['incomplete', [part(0)], { bytes: bytesOfPart }],
    ['without their beginning', [part(bytesOfPart)], { bytes: 0 }],
    [
      'damaged',
      [part(0), part(bytesOfPart, content.with(bytesOfPart, 66))],
      { bytes: content.length, sha256: expect.not.stringMatching(sha256) },
    ],
  ] as const)('are a difference if they are %s, with the event that names them first', (_, parts, kept) =>
    expect(resultOf(...parts, credited, registered)).toEqual({
      rows: 1,
      different: 1,
      first: [
        {
          in: 'attachments',
          key: { sha256 },
          viewSays: kept,
          logSays: { bytes: content.length, sha256 },
          event: { stream: 'customer-c', revision: 4 },
        },
      ],
    }),
  );

  it('are no difference if no document names them', () =>
    expect(resultOf(part(0))).toEqual({ rows: 0, different: 0, first: [] }));
});
