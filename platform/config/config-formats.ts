import { isLoopback } from '../access/loopback.ts';

const isHost = (host: string): boolean => {
  const port = /:(\d+)$/.exec(host)?.[1];
  return URL.canParse(`http://${host}`) && (port === undefined || (Number(port) >= 1 && Number(port) <= 65_535));
};

/** scheme://user:password@host:port,host:port/…?…. `URL` does not accept the several hosts of a cluster, hence the pattern. */
function isConnectionString(text: string): boolean {
  const [, credentials, hosts] = /^[a-z][a-z+]*:\/\/(?:([^@/?#\s]*)@)?([^@/?#\s]+)(?:[/?]\S*)?$/i.exec(text) ?? [];
  return hosts?.split(',').every(isHost) === true && isEscaped(credentials ?? '');
}

function isEscaped(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false; // a % that starts no escape, as in an unescaped password
  }
}

function isJwksUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || protocol === 'file:' || (protocol === 'http:' && isLoopback(hostname));
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}

/** The formats of variables, and how an error describes each. */
export const envFormats = {
  'connection-string': { is: isConnectionString, says: 'a URL with a host, and its password percent-encoded' },
  hosts: {
    is: (text: string) => text.split(',').every((host) => /:\d+$/.test(host) && isHost(host)),
    says: 'host:port, several separated by commas',
  },
  'jwks-url': { is: isJwksUrl, says: 'a URL: https://…, file:///…, or http on loopback' },
  uri: { is: (text: string) => URL.canParse(text), says: 'a URI' },
  uuid: { is: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, says: 'a UUID' },
  'time-zone': { is: isTimeZone, says: 'an IANA time zone such as Europe/Berlin' },
} as const;
