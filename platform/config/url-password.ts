/** `NAME_PASSWORD` beside a connection string `NAME`. */
export const passwordOf = (name: string): string => `${name}_PASSWORD`;

/** scheme://user@… */
const userOnly = /^([a-z][a-z+]*:\/\/[^:@/?#]+)@/i;

/** Whether EventStoreDB's client would take the user for a part of the host. The other stores may know users without passwords. */
export const lacksPassword = (connection: string): boolean =>
  connection.startsWith('esdb') && userOnly.test(connection);

/**
 * A connection string with a password for its user, percent-encoded (RFC 3986, 3.2.1). One without a user, or with a password of its own,
 * stays as it is.
 * @param password as it is, with any characters
 */
export const withPassword = (connection: string, password: string): string =>
  connection.replace(userOnly, (_, user: string) => `${user}:${encodeURIComponent(password)}@`);
