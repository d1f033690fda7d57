// One thing has one id: a UUID is the same in capitals and in small letters (RFC 9562, section 4), and is kept in small letters.

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const wholeUuid = new RegExp(`^${uuid}$`, 'i');
// "payments/<id>" and "reversal:<invoice>:<payment>" consist of ids
const uuidPart = new RegExp(`(?<![^/:])${uuid}(?![^/:])`, 'gi');

const lowerCaseUuid = new RegExp(uuid, 'g');

export const isUuid = (text: string): boolean => wholeUuid.test(text);

/** The UUIDs in small letters in a text, each once. */
export const uuidsIn = (text: string): string[] => [...new Set(text.match(lowerCaseUuid))];

/** The id with its UUIDs in small letters: the whole id, or the parts between "/" and ":". Any other text stays as it is. */
export const canonicalId = (id: string): string =>
  id === id.toLowerCase() ? id : id.replace(uuidPart, (found) => found.toLowerCase()); // most ids have no capitals

/**
 * A key in the metadata of an event, of which the ids are canonical. The Idempotency-Key of a client, `key:<text>`, is opaque: it stays
 * as it is.
 */
export const canonicalKey = (key: string): string => (key.startsWith('key:') ? key : canonicalId(key));

/** The ids under which earlier versions may have begun the stream of an id: they kept a UUID in the letters in which it was sent. */
export function spellingsOf(id: string): [string, ...string[]] {
  const others = new Set([canonicalId(id), id.replace(uuidPart, (found) => found.toUpperCase())]);
  others.delete(id);
  return [id, ...others];
}

/** The fields of events that have the id of a client. `invoiceId` is not among them: it names the stream of an invoice. */
const idFields = new Set<string>([
  ...['customerId', 'paymentId', 'refundId', 'reversalId', 'unapplicationId'],
  ...['applicationId', 'creditNoteId', 'grantId'],
]);
/** The fields that hold such a field, or a customer. */
const holders = new Set(['source', 'document', 'content', 'customer']);

/** The data of an event with canonical ids: events of earlier versions have UUIDs in the letters in which they were sent. */
export function withCanonicalIds<Data extends object>(data: Data, isCustomer = false): Data {
  let kept = data;
  for (const name in data) {
    const value: unknown = data[name];
    let canonical = value;
    if (typeof value === 'string') {
      if (idFields.has(name) || (isCustomer && name === 'id')) canonical = canonicalId(value);
    } else if (typeof value === 'object' && value !== null && holders.has(name))
      canonical = withCanonicalIds(value, name === 'customer');
    if (canonical !== value) kept = { ...kept, [name]: canonical };
  }
  return kept;
}
