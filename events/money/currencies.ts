// Currencies: ISO 4217, list one of 2026-01-01; the rules of EN 16931, version 1.3.16 of 2026-03-30; and those that were withdrawn since,
// because the log may have amounts in them. Units without digits in ISO 4217 (XDR, XAU) have two.
// Written by scripts/code-lists.ts: do not edit.

/** With 0 digits after the point. */
const of0 = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';

/** With 2 digits after the point. */
const of2 =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CNH CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
  'MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS ' +
  'SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XAG XAU XBA XBB ' +
  'XBC XBD XCD XCG XDR XPD XPT XSU XUA YER ZAR ZMW ZWG';

/** With 3 digits after the point. */
const of3 = 'BHD IQD JOD KWD LYD OMR TND';

/** With 4 digits after the point. */
const of4 = 'CLF UYW';

/** Their codes, by the digits of their minor unit. */
export const currencies: Readonly<Record<number, string>> = { 0: of0, 2: of2, 3: of3, 4: of4 };
