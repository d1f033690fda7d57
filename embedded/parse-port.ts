/**
 * Reads a port from a variable. The embedded servers read their variables without a schema library, which would double their start time.
 * @param least 0 if 0 stands for a free port
 * @throws Error with the invalid variable
 */
export function parsePort(variable: string, text: string, least: 0 | 1): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= least && port <= 65_535) return port;
  const right = least === 0 ? 'a port, or 0 for a free one' : 'a port from 1 to 65535';
  throw new Error(`${variable} is ${JSON.stringify(text)}: it must be ${right}`);
}
