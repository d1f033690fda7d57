import { texts } from '../texts.ts';
import { StatusLabel } from '../ui/values.tsx';
import type { PaymentSummary } from './reads.ts';

const tones = { allocating: 'warn', received: 'good', 'partly-returned': 'warn', returned: 'bad' } as const;

/** Whether all, some or none of a payment was refunded or reversed. */
export const PaymentState = ({ state }: Pick<PaymentSummary, 'state'>) => (
  <StatusLabel tone={tones[state]}>{texts.payments.states[state]}</StatusLabel>
);
