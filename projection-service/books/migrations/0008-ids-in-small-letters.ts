import { refuseCapitals } from '../../postgres/ids-in-capitals.ts';

export const up = refuseCapitals([
  { table: 'events', column: 'customer_id' },
  { table: 'events', column: 'subject' },
]);
