import { Problem, Unavailable } from '../http/problems/problem.ts';

const realm = 'Bearer realm="invoice-ledger"';

/**
 * The token is missing or invalid (RFC 6750, 3.1).
 * @param fault what is wrong with the token; absent if there is none
 * @param options its `cause` is a fault of the issuer's key, which the operator has to know
 */
export class NotAuthenticated extends Problem {
  constructor(fault?: string, options?: ErrorOptions) {
    super(
      {
        status: 401,
        title: 'A valid access token is required',
        detail: fault === undefined ? 'Send the header Authorization: Bearer TOKEN.' : `The token ${fault}.`,
        headers: {
          'www-authenticate':
            fault === undefined ? realm : `${realm}, error="invalid_token", error_description="the token ${fault}"`,
        },
      },
      options,
    );
  }
}

/** The token is valid but lacks the scope of the route. */
export class ScopeMissing extends Problem {
  constructor(scope: string) {
    super({
      status: 403,
      title: 'The token does not have the required scope',
      detail: `The scope ${scope} is missing. Use a token that has it.`,
      extensions: { scope },
      headers: { 'www-authenticate': `${realm}, error="insufficient_scope", scope="${scope}"` },
    });
  }
}

/** The Host header names another machine, and the service accepts requests from its own machine only (against DNS rebinding). */
export class NotThisMachine extends Problem {
  constructor() {
    super({
      status: 403,
      title: 'Without authentication, only this machine may call',
      detail:
        'The header Host names another machine. Call the service as localhost or 127.0.0.1, or configure authentication.',
    });
  }
}

export class TooManyRequests extends Problem {
  constructor(perMinute: number, retryAfterSeconds: number) {
    super({
      status: 429,
      title: 'Too many requests',
      detail: `The limit is ${perMinute} requests a minute. Retry later.`,
      headers: { 'retry-after': String(retryAfterSeconds) },
    });
  }
}

/** The caller has too many dear requests in progress (cost.ts). */
export class TooManyAtOnce extends Problem {
  constructor(limit: number, taken: number, cost: number) {
    super({
      status: 429,
      title: 'Too many requests at once',
      detail: `Your requests in progress cost ${taken}, this one costs ${cost}, and the limit is ${limit}. Retry when others are answered.`,
      extensions: { limit, taken, cost },
      headers: { 'retry-after': '1' },
    });
  }
}

/** The issuer's public keys cannot be loaded at present. */
export class KeysUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super({ title: 'Tokens cannot be verified at present', retryAfterSeconds: 2 }, { cause });
  }
}
