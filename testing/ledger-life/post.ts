import { send } from '../http/client.ts';

/** @returns the answer's body; undefined if the command is refused */
export type Post = (path: string, body: object, method?: 'POST' | 'PUT') => Promise<Record<string, string> | undefined>;

export const poster =
  (url: string): Post =>
  async (path, body, method = 'POST') => {
    const answer = await send<Record<string, string>>(method, url + path, body, {
      'ledger-actor': 'a test',
      'ledger-unrepeatable': 'true',
    });
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.status < 300 ? answer.body : undefined;
  };
