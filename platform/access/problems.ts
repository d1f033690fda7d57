import { Problem, Unavailable } from '../http/problem.ts';

const realm = 'Bearer realm="invoice-ledger"';

/** There is no token, or none that says who calls (RFC 6750, 3.1). @param fault what is wrong with it; absent where there is none */
export class NotAuthenticated extends Problem {
  constructor(fault?: string) {
    super({
      type: 'not-authenticated',
      status: 401,
      title: 'A valid token is needed',
      detail: fault === undefined ? 'The header authorization must be Bearer and a token' : `The token ${fault}`,
      headers: {
        'www-authenticate':
          fault === undefined ? realm : `${realm}, error="invalid_token", error_description="the token ${fault}"`,
      },
    });
  }
}

/** The token is good, but not for this. */
export class ScopeMissing extends Problem {
  constructor(scope: string) {
    super({
      type: 'scope-missing',
      status: 403,
      title: 'The token does not hold the scope that this needs',
      detail: `It needs ${scope}`,
      extensions: { scope },
      headers: { 'www-authenticate': `${realm}, error="insufficient_scope", scope="${scope}"` },
    });
  }
}

/** A request that came to a name of another machine, to a service that only answers its own (DNS rebinding). */
export class NotThisMachine extends Problem {
  constructor() {
    super({
      type: 'not-this-machine',
      status: 403,
      title: 'Without authentication only this machine is answered',
      detail: 'The header host names another',
    });
  }
}

export class TooManyRequests extends Problem {
  constructor(perMinute: number, retryAfterSeconds: number) {
    super({
      type: 'too-many-requests',
      status: 429,
      title: 'Too many requests',
      detail: `${perMinute} a minute are taken`,
      headers: { 'retry-after': String(retryAfterSeconds) },
    });
  }
}

/** The keys that tokens are checked with can't be had for now. */
export class KeysUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super({ type: 'keys-unavailable', title: 'Tokens can not be checked for now', retryAfterSeconds: 2 }, { cause });
  }
}
