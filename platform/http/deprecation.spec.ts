import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { testService } from '../../testing/http/test-service.ts';

const schema = { response: { 200: Type.Object({ found: Type.Boolean() }) } };

async function aService() {
  const service = await testService();
  const deprecated = { since: '2026-12-01', sunset: '2027-06-01', instead: 'https://example.com/changes#old' };
  service.get('/old', { config: { scope: 'ledger:read', deprecated }, schema }, async () => ({ found: true }));
  const querystring = Type.Object({ old: Type.Optional(Type.String({ deprecated: true })) });
  service.get('/new', { config: { scope: 'open' }, schema: { ...schema, querystring } }, async () => ({ found: true }));
  return service;
}

it('an answer of a deprecated route says since when, until when and what is instead', async () => {
  const service = await aService();
  const { headers } = await service.inject('/old');
  expect(headers).toMatchObject({
    deprecation: '@1796083200', // RFC 9745, section 2.1: seconds since 1970
    sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
    link: '<https://example.com/changes#old>; rel="deprecation"',
  });
  const refused = await service.inject({ url: '/old', headers: { host: 'evil.example' } });
  expect([refused.statusCode, refused.headers.deprecation]).toEqual([403, '@1796083200']);
  expect((await service.inject('/new')).headers).not.toHaveProperty('deprecation');
  await service.close();
});

it('the OpenAPI document marks a deprecated route and a deprecated parameter', async () => {
  const service = await aService();
  const { paths } = (await service.inject('/docs/json')).json();
  expect(paths['/old'].get.deprecated).toBe(true);
  expect(paths['/new'].get).not.toHaveProperty('deprecated');
  expect(paths['/new'].get.parameters).toMatchObject([{ name: 'old', schema: { deprecated: true } }]);
  await service.close();
});
