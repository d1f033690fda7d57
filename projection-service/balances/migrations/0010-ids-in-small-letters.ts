import { refuseCapitals } from '../../postgres/ids-in-capitals.ts';

export const up = refuseCapitals([
  { table: 'customers', column: 'customer_id' },
  { table: 'payments', column: 'payment_id' },
  { table: 'credit_notes', column: 'credit_note_id' },
]);
