import { isCurrency } from '../../../../events/money/currency.ts';
import { locale } from '../../format/locale.ts';

const names = new Intl.DisplayNames(locale, { type: 'currency' });
const common = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];
const others = Intl.supportedValuesOf('currency').filter((code) => isCurrency(code) && !common.includes(code));

/** The currencies of ISO 4217, the most common first. */
export const CurrencyOptions = () =>
  [...common, ...others].map((code) => (
    <option key={code} value={code}>
      {code} · {names.of(code)}
    </option>
  ));
