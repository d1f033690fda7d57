import { describe, expect, it } from 'vitest';
import { printed } from './reports.ts';

describe('a printed table', () => {
  it('has columns as wide as their widest cell, and numbers aligned right', () => {
    const rows = [
      { Customer: 'Acme', Due: { right: '100.00' }, State: 'open' },
      { Customer: 'Globex', Due: { right: '0.00' }, State: 'paid' },
    ];
    expect(printed('Invoices', rows)).toBe(
      ['Invoices', '', '  Customer     Due  State', '  Acme      100.00  open', '  Globex      0.00  paid', ''].join(
        '\n',
      ),
    );
  });
});
