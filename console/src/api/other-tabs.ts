// Signs in a new tab, such as a pasted link, with the token of another tab of this browser and origin. The token stays in the session storage of
// tabs: no other origin hears it, and it is gone when the last tab is closed.
import { currentSession } from './session.ts';

const CHANNEL = 'ledger session';
const ASK = 'ask for the token';
/** How long answers of other tabs are collected. */
const COLLECT_MS = 300;

/** From now on, tells the token to other tabs that ask. */
export function answerOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    const { token, isRefused } = currentSession();
    if (data === ASK && token !== undefined && !isRefused) channel.postMessage({ token });
  });
}

/**
 * The token of the other tabs. Undefined if no tab is signed in, or if tabs are signed in with different tokens: then the reader chooses.
 * @param refused a token that a service has refused
 */
export async function tokenOfOtherTabs(refused: string | undefined): Promise<string | undefined> {
  const channel = new BroadcastChannel(CHANNEL);
  const tokens = new Set<string>();
  channel.addEventListener('message', ({ data }) => {
    if (typeof data?.token === 'string' && data.token !== refused) tokens.add(data.token);
  });
  channel.postMessage(ASK);
  await new Promise((resolve) => setTimeout(resolve, COLLECT_MS));
  channel.close();
  return tokens.size === 1 ? [...tokens][0] : undefined;
}
