// JSON.parse keeps the last value of a key that an object has twice; other programs keep the first. So two programs would read two
// different commands in one text, and the text is refused (RFC 8259, section 4: names should be unique; RFC 7493, 2.3: they must be).

/** JSON that the ledger does not read, though JSON.parse does. */
export class JsonForbidden extends SyntaxError {
  readonly statusCode = 400;
}

/** Far deeper than any command. JSON.parse with a reviver would exhaust the stack at some thousands. */
const maxDepth = 64;

/**
 * One pass over the text, in linear time.
 * @param json well-formed JSON
 * @throws JsonForbidden if an object has a key twice, or if values are nested more than 64 deep
 */
export function refuseRepeatedKeys(json: string): void {
  /** The keys of each object that is open at this place; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '{':
      case '[':
        if (open.length === maxDepth) throw new JsonForbidden(`The values are nested more than ${maxDepth} deep`);
        isKey = json[at] === '{';
        open.push(isKey ? new Set() : undefined);
        break;
      case '}':
      case ']':
        open.pop();
        isKey = false;
        break;
      case ',':
        isKey = open.at(-1) !== undefined;
        break;
      case '"': {
        const end = endOfText(json, at);
        if (isKey) add(json.slice(at, end + 1), open.at(-1));
        isKey = false;
        at = end;
      }
    }
  }
}

function add(quoted: string, keys: Set<string> | undefined): void {
  const key = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  if (keys?.has(key)) throw new JsonForbidden(`The key ${JSON.stringify(key)} is twice in one object. Send it once`);
  keys?.add(key);
}

/** Where the text that begins here has its closing quote. */
function endOfText(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin + 1); ; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
}
