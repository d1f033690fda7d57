import { type Right, type Rights, rightsOf } from '../../platform/stores/event-store-rights.ts';
import { printed } from '../demo/reports.ts';
import { type Work, WrongUse } from './command.ts';
import { needs, ofEveryService, serviceNames } from './needed-rights.ts';

const meaning: Readonly<Record<Right, string>> = {
  readAll: 'read $all',
  readStreams: 'read the streams of the ledger',
  append: 'append events to them',
  setMetadata: 'set their metadata',
};

export const check: Work = {
  stores: () => ['EventStoreDB'],
  async run({ eventStore, eventStoreUrl, output }, [service]) {
    const needed = service === undefined ? ofEveryService : needs[service];
    if (needed === undefined)
      throw new WrongUse(`unknown service ${service}: the services are ${serviceNames.join(', ')}`);
    const user = userOf(eventStoreUrl);
    const rights = await rightsOf(eventStore.client);
    const all = Object.keys(meaning) as Right[];
    const missing = all.filter((right) => needed.includes(right) && !rights[right]);
    const needless = service === undefined ? [] : all.filter((right) => !needed.includes(right) && rights[right]);
    output.tell({ user, rights, missing, needless }, () =>
      [table(rights), ...sentences(user, service, missing, needless)].join('\n'),
    );
    return missing.length > 0 ? 1 : 0;
  },
};

const table = (rights: Rights): string =>
  printed(
    'Rights on EventStoreDB',
    (Object.keys(meaning) as Right[]).map((right) => ({
      Right: meaning[right],
      Granted: rights[right] ? 'yes' : 'no',
    })),
  );

function sentences(
  user: string | undefined,
  service: string | undefined,
  missing: Right[],
  needless: Right[],
): string[] {
  const who = user === undefined ? 'A caller without a user' : `The user ${user}`;
  const named = service === undefined ? 'every service' : `the ${service}`;
  return [
    ...missing.map(
      (right) =>
        `${who} may not ${meaning[right]}, which ${named} needs. ${right === 'readAll' ? inMetadataOfAll(user) : inSettings}`,
    ),
    ...needless.map(
      (right) => `${who} may ${meaning[right]}, which ${named} does not need. Withdraw this right. ${inSettings}`,
    ),
    ...(missing.length === 0 ? [`${who} has all rights that ${named} needs.`] : []),
  ];
}

const inMetadataOfAll = (user: string | undefined): string =>
  `An administrator grants it in the metadata of $all: add ${user ?? 'the user'}, or a group of it, to "$r" of "$acl"`;
const inSettings = 'An administrator changes the default rights in the stream $settings';

/** The user in a connection string; undefined if there is none. */
function userOf(url: string): string | undefined {
  const [, user] = /^[a-z+]+:\/\/([^:@/?#]+)(?::[^@/?#]*)?@/i.exec(url) ?? [];
  return user === undefined ? undefined : decodeURIComponent(user);
}
