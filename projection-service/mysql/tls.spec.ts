import { describe, expect, it } from 'vitest';
import { tlsOf } from './tls.ts';

describe('TLS with MySQL', () => {
  it.each([
    ['', undefined],
    ['?ssl-mode=DISABLED', undefined],
    ['?ssl-mode=REQUIRED', { rejectUnauthorized: false, verifyIdentity: false }],
    ['?ssl-mode=VERIFY_CA', { rejectUnauthorized: true, verifyIdentity: false }],
    ['?ssl-mode=VERIFY_IDENTITY', { rejectUnauthorized: true, verifyIdentity: true }],
  ])('of a URL that ends with "%s" is as its parameters say', (parameters, ssl) => {
    expect(tlsOf(`mysql://ledger:p%40ss@db:3306/ledger${parameters}`)).toEqual({
      uri: 'mysql://ledger:p%40ss@db:3306/ledger',
      ...(ssl && { ssl }),
    });
  });

  it('keeps other parameters, and refuses unknown modes', () => {
    expect(tlsOf('mysql://db/ledger?ssl-mode=REQUIRED&connectTimeout=9').uri).toBe(
      'mysql://db/ledger?connectTimeout=9',
    );
    expect(() => tlsOf('mysql://db/ledger?ssl-mode=PREFERRED')).toThrow(/^ssl-mode is one of/);
    expect(() => tlsOf('mysql://db/ledger?ssl-ca=/no/such.pem')).toThrow('ENOENT');
  });
});
