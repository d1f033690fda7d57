import { Differences } from '../invoice/differences.tsx';
import { texts } from '../texts.ts';
import { Money } from '../ui/values.tsx';
import { AsItIs, type Then } from './as-it-is.tsx';
import type { ReadDocument } from './read-document.ts';

/**
 * Registers a file whose totals stand: the form would register those that it computes from the lines; or that has attachments, which the
 * form does not send.
 */
export function AsStated({ file: { bytes, content, payable, differences }, ...then }: Then & { file: ReadDocument }) {
  const { currency, customer, number = '' } = content;
  return (
    <AsItIs file={{ type: 'application/xml', bytes }} customer={customer.id} {...then}>
      <p>
        {texts.register.asStated(number, customer.name, differences.length > 0)}{' '}
        <Money amount={payable} currency={currency} />
      </p>
      <Differences invoice={{ differences, currency }} />
    </AsItIs>
  );
}
