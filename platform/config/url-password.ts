/** `NAME_PASSWORD` beside a connection string `NAME`. */
export const passwordOf = (name: string): string => `${name}_PASSWORD`;

/** scheme://user@… */
const userOnly = /^([a-z][a-z+]*:\/\/[^:@/?#]+)@/i;

/**
 * A connection string with a password for its user, percent-encoded (RFC 3986, 3.2.1). One without a user, or with a password of its own,
 * stays as it is.
 * @param password as it is, with any characters
 */
export const withPassword = (connection: string, password: string): string =>
  connection.replace(userOnly, (_, user: string) => `${user}:${encodeURIComponent(password)}@`);
