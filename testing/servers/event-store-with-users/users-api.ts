// EventStoreDB's HTTP API of users, as far as the ledger uses it (UsersController and UserManagementService of its source):
//
//   POST /users/                                  201 created, or the same user with the same password is there; 409 with another password
//   POST /users/{login}/command/reset-password    200, 404
//   GET  /users/{login}                           200, 404
//   wrong credentials, or no administrator        401
//   GET  /health/live                             204, to anybody

import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { text } from 'node:stream/consumers';
import { administrators, type User, type Users } from './users.ts';

type Answer = { status: number; body?: object; headers?: Record<string, string> };
type Body = Record<string, unknown>;

const refused: Answer = { status: 401, headers: { 'www-authenticate': 'X-Basic realm="ESDB"' } };
const notFound: Answer = { status: 404 };

/** Answers a request that is no gRPC call. It may also be one of HTTP/1.1, which Node passes with the same methods. */
export async function answerHttp(
  users: Users,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
): Promise<void> {
  const { status, body, headers } = await answerTo(users, request);
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

async function answerTo(users: Users, request: Http2ServerRequest): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'https://localhost');
  const route = `${request.method} ${pathname}`;
  if (route === 'GET /health/live') return { status: 204 };
  const caller = users.authenticated(request.headers.authorization ?? '');
  if (!caller?.groups.includes(administrators)) return refused;
  const [, login = '', command] = /^\/users\/([^/]+)(?:\/command\/(.+))?$/.exec(pathname) ?? [];
  const user = users.find(decodeURIComponent(login));
  if (request.method === 'GET') return user && command === undefined ? described(user) : notFound;
  const body = await jsonOf(request);
  if (body === undefined) return { status: 415 };
  if (/^POST \/users\/?$/.test(route)) return create(users, body);
  if (command !== 'reset-password' || user === undefined) return notFound;
  users.set({ ...user, password: String(body.newPassword) });
  return updated(200, user.login);
}

function create(users: Users, body: Body): Answer {
  const [login, fullName, password] = [body.loginName, body.fullName, body.password].map(String) as [
    string,
    string,
    string,
  ];
  const present = users.find(login);
  if (present && present.password !== password) return updated(409, login, 'Conflict');
  if (!present) users.set({ login, fullName, password, groups: (body.groups ?? []) as string[] });
  return updated(201, login);
}

const updated = (status: number, loginName: string, error = 'Success'): Answer => ({
  status,
  body: { loginName, success: status < 300, error },
});

const described = ({ login, fullName, groups }: User): Answer => ({
  status: 200,
  body: { data: { loginName: login, fullName, groups, disabled: false }, success: true, error: 'Success' },
});

/** The body, whose names EventStoreDB finds in any case; undefined if it is not sent as JSON. */
async function jsonOf(request: Http2ServerRequest): Promise<Body | undefined> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return undefined;
  const body = JSON.parse(await text(request)) as Body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name[0]?.toLowerCase() + name.slice(1), value]),
  );
}
