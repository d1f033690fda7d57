import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export type User = { login: string; fullName: string; groups: string[]; password: string };

export const administrators = '$admins';

/** The users of an event store, kept in a file: a restart keeps their passwords, whatever its settings say then. */
export class Users {
  readonly #file: string;
  readonly #users: Map<string, User>;

  /** @param first the passwords of `admin` and `ops` in a store that has no users yet, as EVENTSTORE_DEFAULT_…_PASSWORD sets them */
  constructor(file: string, first: { admin: string; ops: string }) {
    this.#file = file;
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as User[]) : undefined;
    this.#users = new Map((kept ?? standardUsers(first)).map((user) => [user.login, user]));
    this.#keep();
  }

  find(login: string): User | undefined {
    return this.#users.get(login);
  }

  /** Adds a user, or gives the one of this login another password or other groups. */
  set(user: User): void {
    this.#users.set(user.login, user);
    this.#keep();
  }

  /** The user whose name and password the header has. */
  authenticated(authorization: string): User | undefined {
    const [, encoded = ''] = /^Basic (.+)$/.exec(authorization) ?? [];
    const [, login = '', password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
    const user = this.find(login);
    return user?.password === password ? user : undefined;
  }

  #keep(): void {
    writeFileSync(this.#file, JSON.stringify([...this.#users.values()]), { mode: 0o600 });
  }
}

const standardUsers = ({ admin, ops }: { admin: string; ops: string }): User[] => [
  { login: 'admin', fullName: 'Event Store Administrator', groups: [administrators], password: admin },
  { login: 'ops', fullName: 'Event Store Operations', groups: ['$ops'], password: ops },
];
