import type { FastifyInstance } from 'fastify';

/**
 * Keeps which methods each of a service's addresses takes, so that a wrong method is told from a wrong address.
 * @returns the methods of the route whose pattern (`/invoices/:id`) fits a path
 */
export function rememberAddresses(service: FastifyInstance): (path: string) => readonly string[] {
  const addresses = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  service.addHook('onRoute', ({ url, method }) => {
    const address = addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) address.methods.add(one);
    addresses.set(url, address);
  });
  return (path) =>
    [...addresses.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]);
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
