import { describe, expect, it } from 'vitest';
import { errorInLog } from './log-errors.ts';

class ViewBroken extends Error {}

describe('an error in the log', () => {
  it('has its class, its message, and those of its causes', () => {
    const error = new ViewBroken('the view can not be written', { cause: new Error('violates a constraint') });
    expect(errorInLog(error)).toMatchObject({
      type: 'ViewBroken',
      message: 'the view can not be written: violates a constraint',
      stack: expect.stringMatching(/^Error: the view.*\n(.*\n)*caused by: Error: violates/),
    });
  });

  it('does not have the rows, statements and parameters that drivers add', () => {
    const details = {
      detail: 'Failing row contains (Ada Lovelace)',
      sql: "insert 'Ada Lovelace'",
      parameters: ['Ada'],
    };
    const error = Object.assign(new Error('violates a constraint'), details, { code: '23514' });
    const logged = errorInLog(new Error('not taken in', { cause: error }));
    expect(JSON.stringify([logged, errorInLog(error)])).not.toContain('Ada');
    expect(errorInLog(error).code).toBe('23514');
  });

  it('ends, even if causes form a circle', () => {
    const error = new Error('a');
    error.cause = error;
    expect(errorInLog(error).message).toBe('a');
  });
});
