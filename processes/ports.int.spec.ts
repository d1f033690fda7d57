import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts } from '../testing/network/free-port.ts';
import { type Config, readConfig } from './config.ts';
import { checkPorts } from './ports.ts';

describe('the ports of the ledger', () => {
  it('are reported with their variables if another program listens there', async () => {
    const config = await freeConfig();
    const stranger = createServer().listen(config.QUERY_PORT, '127.0.0.1');
    await once(stranger, 'listening');
    await expect(checkPorts(config)).rejects.toThrow(
      `port ${config.QUERY_PORT} in use: stop the program that listens there, or set QUERY_PORT to a free port`,
    );
    stranger.close();
    await once(stranger, 'close');
    await checkPorts(config);
  });

  it('must differ from each other', async () => {
    const config = await freeConfig();
    await expect(checkPorts({ ...config, POSTGRES_PORT: config.COMMAND_PORT })).rejects.toThrow('set POSTGRES_PORT');
  });

  it('are not checked for a store with a URL', async () => {
    const config = await freeConfig();
    await checkPorts({ ...config, POSTGRES_PORT: config.COMMAND_PORT, POSTGRES_URL: 'postgres://db/ledger' });
  });
});

const freeConfig = async (): Promise<Config> => readConfig(await freePorts());
