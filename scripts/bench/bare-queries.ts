// The baseline of `npm run bench:queries`: fastify and pg only. Each route runs one prepared statement and sends its rows.
// BARE_STATEMENTS has them as JSON: by path, the text and its values, where null is the part of the path after it.
import Fastify from 'fastify';
import pg from 'pg';

type Statement = { text: string; values: (string | number | null)[] };

const { BARE_PORT, BARE_STATEMENTS = '{}', POSTGRES_URL } = process.env;
const pool = new pg.Pool({ connectionString: POSTGRES_URL, max: 10 });
const service = Fastify();
const statements: Record<string, Statement> = JSON.parse(BARE_STATEMENTS);
for (const [path, { text, values }] of Object.entries(statements)) {
  service.get<{ Params: { '*': string } }>(`${path}*`, async (request) => {
    const key = decodeURIComponent(request.params['*'].slice(1));
    const { rows } = await pool.query({ name: path, text, values: values.map((value) => value ?? key) });
    return rows;
  });
}
service.get('/readyz', async () => ({}));
await service.listen({ host: '127.0.0.1', port: Number(BARE_PORT) });
