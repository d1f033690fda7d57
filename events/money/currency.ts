/** ISO 4217 currencies in use, by the digits of their minor unit (list one, as of 2026-01-01; no funds, metals or test codes). */
const byDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
    'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS ' +
    'KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD ' +
    'PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP ' +
    'TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const digits = new Map(
  Object.entries(byDigits).flatMap(([count, codes]) => codes.split(' ').map((code) => [code, Number(count)] as const)),
);

/** A currency's alphabetic code (ISO 4217). */
export type Currency = string;

export class UnknownCurrency extends Error {
  readonly currency: string;
  constructor(currency: string) {
    super(
      `${currency} is not a currency of ISO 4217 that is in use. Send its code of three capital letters, such as EUR.`,
    );
    this.currency = currency;
  }
}

/** Whether `code` is an ISO 4217 currency in use. */
export const isCurrency = (code: string): code is Currency => digits.has(code);

/**
 * The number of digits of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for BHD.
 * @throws UnknownCurrency
 */
export function minorDigits(currency: Currency): number {
  const count = digits.get(currency);
  if (count === undefined) throw new UnknownCurrency(currency);
  return count;
}
