import type { Static } from 'typebox';
import type { Payee, Party as StatedParty } from '../../../events/document/party.ts';
import { buyerOf } from '../../../events/einvoice/buyer.ts';
import { isSepa } from '../../../events/einvoice/rules/of-terms.ts';
import { addressLines, identifier } from './formats.ts';
import { labels } from './labels.ts';
import type { Page, Party, WrittenDocument } from './page.ts';

const words = labels.parties;
const said = (label: string, value: string | undefined) => (value === undefined ? [] : [`${label} ${value}`]);

/** The letterhead. */
export function sellerOf({ seller, customer }: WrittenDocument): Page['seller'] {
  const { name, address } = seller ?? { name: customer.name };
  return { name, address: address ? addressLines(address) : [], facts: seller ? factsOf(seller) : [] };
}

export function senderOf({ seller, customer }: WrittenDocument): string {
  const { name, address } = seller ?? { name: customer.name };
  const place = [address?.postCode, address?.city].filter(Boolean).join(' ');
  return [name, address?.street, place].filter(Boolean).join(' · ');
}

export function recipientOf(document: WrittenDocument): string[] {
  const { name, address } = buyerOf(document);
  return [name, ...(address ? addressLines(address) : [])];
}

/** The parties beside the seller, with what the address of the buyer does not say. */
export function partiesOf(document: WrittenDocument): Party[] {
  const { payee, taxRepresentative, delivery } = document;
  return [
    { heading: words.buyer, lines: factsOf(buyerOf(document)) },
    ...(payee ? [{ heading: words.payee, lines: [payee.name, ...idsOf(payee), ...legalIdOf(payee)] }] : []),
    ...(taxRepresentative
      ? [
          {
            heading: words.taxRepresentative,
            lines: [
              taxRepresentative.name,
              ...addressLines(taxRepresentative.address),
              ...said(words.vatId, taxRepresentative.vatId),
            ],
          },
        ]
      : []),
    ...(delivery
      ? [
          {
            heading: words.delivery,
            lines: [
              ...(delivery.name === undefined ? [] : [delivery.name]),
              ...(delivery.address ? addressLines(delivery.address) : []),
              ...said(words.location, delivery.location && identifier(delivery.location)),
            ],
          },
        ]
      : []),
  ].filter(({ lines }) => lines.length > 0);
}

/** All that a party says beside its name and address. */
function factsOf(party: StatedParty): string[] {
  const { tradingName, legalForm, vatId, taxRegistrationId, electronicAddress, contact } = party;
  return [
    ...said(words.tradingName, tradingName),
    ...said(words.contact, contact?.name),
    ...said(words.telephone, contact?.telephone),
    ...said(words.email, contact?.email),
    ...said(words.vatId, vatId),
    ...said(words.taxRegistrationId, taxRegistrationId),
    ...legalIdOf(party),
    ...(legalForm === undefined ? [] : [legalForm]),
    ...idsOf(party),
    ...said(words.electronicAddress, electronicAddress && identifier(electronicAddress)),
  ];
}

const legalIdOf = ({ legalId }: Pick<StatedParty, 'legalId'>) => said(words.legalId, legalId && identifier(legalId));

const idsOf = ({ ids = [] }: Pick<StatedParty | Static<typeof Payee>, 'ids'>) =>
  ids.flatMap((id) => (isSepa(id) ? said(words.creditorId, id.id) : said(words.id, identifier(id))));
