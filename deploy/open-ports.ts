// Forwards ports of this container to ports of others, for debugging: `node deploy/open-ports.ts 2113=event-store:2113 …`

import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

for (const way of process.argv.slice(2)) {
  const [, from, host, to] = /^(\d+)=([^:]+):(\d+)$/.exec(way) ?? [];
  if (host === undefined) throw new Error(`${way} is not PORT=HOST:PORT`);
  createServer((socket) => {
    const other = connect(Number(to), host);
    const ended = () => {}; // an error or end on one side closes the other
    pipeline(socket, other, ended);
    pipeline(other, socket, ended);
  }).listen(Number(from), '0.0.0.0');
}
process.on('SIGTERM', () => process.exit(0));
