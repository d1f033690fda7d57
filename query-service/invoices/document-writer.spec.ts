import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoice } from '../../events/einvoice/kinds.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { writeDocument } from '../../events/einvoice/write-document.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { type DocumentWriter, documentWriter, TooBusy } from './document-writer.ts';

let writer: DocumentWriter;
beforeAll(() => {
  writer = documentWriter();
});
afterAll(() => writer.close());

const [, line] = example.lines;
const withLines = (count: number) =>
  issued({
    ...example,
    lines: Array.from({ length: count }, (_, index) => ({ ...line, id: String(index) }) as typeof line & object),
  });
const { number: _, ...unnumbered } = example;
const valid = issued(example);
const write = (document: typeof valid, form: 'ubl' | 'cii' | 'pdf') =>
  form === 'pdf' ? writer.pdf(document, 'invoice', async () => []) : writer.xml(document, 'invoice', form);

describe('a document', () => {
  it.each([1, 200, 201])('of %d lines is the same XML, at once or by the thread', async (count) => {
    expect(await writer.xml(withLines(count), 'invoice', 'cii')).toBe(writeDocument(withLines(count), invoice, 'cii'));
  });

  it.each(['ubl', 'cii', 'pdf'] as const)(
    'of 1,000 lines is written as %s while other requests are handled',
    async (form) => {
      const document = withLines(1_000);
      await write(withLines(201), form); // starts the thread
      let turns = 0;
      let isWritten = false;
      const handleOthers = () => {
        turns += 1;
        if (!isWritten) setImmediate(handleOthers);
      };
      setImmediate(handleOthers);
      await write(document, form).finally(() => {
        isWritten = true;
      });
      expect(turns).toBeGreaterThan(20);
    },
  );

  it.each(['ubl', 'cii', 'pdf'] as const)(
    'that is not valid is refused as %s by the rules that it breaks',
    async (form) => {
      const refusals = [issued(unnumbered), { ...withLines(201), number: undefined }].map((document) =>
        write(document as typeof valid, form).catch((error: unknown) => error),
      );
      for (const refusal of await Promise.all(refusals)) {
        expect(refusal).toBeInstanceOf(Problem);
        expect((refusal as Problem).content).toMatchObject({
          type: 'not-an-en16931-invoice',
          status: 422,
          extensions: { rules: [{ rule: 'BR-02', detail: 'the document has no number' }] },
        });
      }
    },
  );

  it('that takes too long as PDF is refused, and the next one is written', async () => {
    const hurried = documentWriter(1);
    try {
      const pdf = (lines: number) => hurried.pdf(withLines(lines), 'invoice', async () => []);
      const refusal = await pdf(1_000).catch((error: unknown) => error);
      expect((refusal as Problem).content).toMatchObject({ type: 'document-too-demanding', status: 422 });
      expect(await hurried.xml(withLines(201), 'invoice', 'cii')).toBe(writeDocument(withLines(201), invoice, 'cii'));
    } finally {
      await hurried.close();
    }
  });

  it('is refused if 50 others wait', async () => {
    const asked = Array.from({ length: 51 }, () => write(issued(unnumbered), 'pdf').catch((error: unknown) => error));
    const refusals = await Promise.all(asked);
    expect(refusals.filter((error) => error instanceof TooBusy)).toHaveLength(1);
    expect(refusals.at(-1)).toBeInstanceOf(TooBusy);
    expect((refusals.at(-1) as TooBusy).content).toMatchObject({ type: 'too-busy', status: 503 });
  });
});
