import { isCurrency } from '../../../events/money/currency.ts';
import { locale } from '../format/locale.ts';

const names = new Intl.DisplayNames(locale, { type: 'currency' });
const usual = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];
const all = Intl.supportedValuesOf('currency').filter((code) => isCurrency(code) && !usual.includes(code));

/** The currencies of ISO 4217, those first that come up most. */
export const CurrencyOptions = () =>
  [...usual, ...all].map((code) => (
    <option key={code} value={code}>
      {code} · {names.of(code)}
    </option>
  ));
