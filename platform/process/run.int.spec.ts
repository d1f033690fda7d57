import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { startNode } from '../../testing/processes/node-process.ts';

const file = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** A service with one slow and two broken routes, as a process. `start` runs before the service is made. */
const program = (port: number, start = '') => `
  import { createHttpService } from ${file('../http/http-service.ts')};
  import { readConfig } from ${file('../config/config.ts')};
  import { run } from ${file('./run.ts')};
  import { Type } from 'typebox';
  await run(async () => {
    ${start}
    const service = await createHttpService({
      name: 'test', title: 'Test', description: '', version: '1', log: { level: 'info' }, dependencies: {},
    });
    service.get('/slow', { config: { scope: 'open' } }, async () => {
      service.log.info('slow begins');
      await new Promise((resolve) => setTimeout(resolve, 400));
      return { done: true };
    });
    service.get('/forgets', { config: { scope: 'open' } }, async () => {
      Promise.reject(new Error('nobody waits for this'));
      return {};
    });
    const close = async () => service.log.info('stores closed');
    return { service, listen: { host: '127.0.0.1', port: ${port}, portVariable: 'TEST_PORT' }, close };
  });`;

function start(source: string, env: Record<string, string> = {}) {
  const child = startNode(['--input-type=module-typescript', '--eval', source], { ...process.env, ...env });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const errors = text(child.stderr);
  const ended = once(child, 'close').then(async ([code]) => ({ code, output, errors: await errors }));
  const says = async (what: string) => {
    while (!output.includes(what)) {
      if (child.exitCode !== null) throw new Error(`never said "${what}": ${output}${await errors}`);
      await sleep(20); // until the test's own time is over
    }
  };
  return { child, ended, says };
}

describe('a process', () => {
  it('answers requests in flight when it gets a signal, then closes its stores, and exits with 0', async () => {
    const port = await freePort();
    const { child, ended, says } = start(program(port));
    await says('listening');
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    await says('slow begins');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await (await slow).json()).toEqual({ done: true });
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output.indexOf('stores closed')).toBeGreaterThan(output.indexOf('"route":"/slow"'));
  });

  it('does not listen any more if the signal comes before it listens', async () => {
    // the last handler of a signal is there: the next step is to make the service ready
    const signal = `process.on('newListener', (name) => {
      if (name === 'SIGHUP') setImmediate(() => process.kill(process.pid, 'SIGTERM'));
    });`;
    const port = await freePort();
    const { code, output, errors } = await start(program(port, signal)).ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('stores closed');
    expect(output).not.toContain('listening');
  });

  it('ends although a connection is open that has sent no request', async () => {
    const port = await freePort();
    const { child, ended, says } = start(program(port));
    await says('listening');
    const unused = connect(port, '127.0.0.1');
    await once(unused, 'connect');
    await (await fetch(`http://127.0.0.1:${port}/healthz`)).json(); // so that the connection before it is known there
    const closed = once(unused, 'close');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await closed;
  });

  it('says in one line that its port is in use, and which variable sets it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, errors } = await start(program(port)).ended;
    other.close();
    expect(code).toBe(1);
    expect(errors).toBe(
      `127.0.0.1:${port} is in use: stop the program that listens there, or set TEST_PORT to another port\n`,
    );
  });

  it('lists all faults of its configuration, without a stack', async () => {
    const read = `readConfig(Type.Object({ NO_SUCH: Type.String(), TEST_PORT: Type.Integer() }), process.env);`;
    const { code, errors } = await start(program(0, read), { TEST_PORT: 'many' }).ended;
    expect({ code, errors }).toEqual({ code: 1, errors: 'NO_SUCH is missing\nTEST_PORT must be integer\n' });
  });

  it('shows the stack of an unexpected error at the start', async () => {
    const { code, errors } = await start(program(0, `throw new Error('not foreseen');`)).ended;
    expect(code).toBe(1);
    expect(errors).toContain('Error: not foreseen\n    at ');
  });

  it('logs an uncaught error as fatal, and exits with 1', async () => {
    const port = await freePort();
    const { ended, says } = start(program(port));
    await says('listening');
    await fetch(`http://127.0.0.1:${port}/forgets`);
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toMatch(/"level":"fatal".*nobody waits for this/);
  });
});

describe('a request that is not HTTP', () => {
  it('is answered with a problem', async () => {
    const port = await freePort();
    const { says } = start(program(port));
    await says('listening');
    const answer = async (request: string) => {
      const socket = connect(port, '127.0.0.1');
      socket.end(request);
      return text(socket);
    };
    expect(await answer('NONSENSE\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 Bad Request\r\n[\s\S]*application\/problem\+json[\s\S]*"type":"\/problems\/bad-request"/,
    );
    const tooLong = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await answer(tooLong)).toContain('HTTP/1.1 431 Request Header Fields Too Large');
  });
});
