import { describe, expect, it } from 'vitest';
import { decodeXml } from './decode.ts';
import { XmlForbidden, XmlNotWellFormed } from './refusals.ts';

const content = '<a>Müller, 5 €</a>';
const declaring = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${content}`;

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const marked = (mark: string, bytes: Buffer) => Buffer.concat([Buffer.from(mark, 'hex'), bytes]);
/** With the euro sign of windows-1252 and of ISO-8859-15, and what both share. */
const oneByte = (text: string, euro: number) => Buffer.from(text.replace('€', String.fromCharCode(euro)), 'latin1');

// XML 1.0, 4.3.3 and appendix F
describe('a document is read in the encoding', () => {
  it.each<[what: string, bytes: Buffer, text: string]>([
    ['UTF-8, if it says nothing', utf8(content), content],
    ['UTF-8, if it says so', utf8(declaring('utf-8')), declaring('utf-8')],
    ['UTF-8, if it has its mark', marked('efbbbf', utf8(content)), content],
    ['UTF-8, if it has its mark and says so', marked('efbbbf', utf8(declaring('UTF8'))), declaring('UTF8')],
    ['of its mark: UTF-16, little end first', marked('fffe', utf16le(declaring('UTF-16'))), declaring('UTF-16')],
    ['of its mark: UTF-16, big end first', marked('feff', utf16be(declaring('utf-16'))), declaring('utf-16')],
    ['of its mark, if it declares none', marked('feff', utf16be(content)), content],
    ['of its first character: UTF-16LE', utf16le(declaring('UTF-16LE')), declaring('UTF-16LE')],
    ['of its first character: UTF-16BE', utf16be(declaring('UTF-16BE')), declaring('UTF-16BE')],
    ['that it declares: windows-1252', oneByte(declaring('windows-1252'), 0x80), declaring('windows-1252')],
    ['that it declares: ISO-8859-15', oneByte(declaring('ISO-8859-15'), 0xa4), declaring('ISO-8859-15')],
    [
      'that it declares: ISO-8859-1, in other quotes',
      Buffer.from("<?xml version='1.0' encoding = 'iso-8859-1' ?><a>ü</a>", 'latin1'),
      "<?xml version='1.0' encoding = 'iso-8859-1' ?><a>ü</a>",
    ],
    [
      'that it declares: US-ASCII',
      utf8('<?xml version="1.0" encoding="US-ASCII"?><a/>'),
      '<?xml version="1.0" encoding="US-ASCII"?><a/>',
    ],
  ])('%s', (_, bytes, text) => expect(decodeXml(bytes)).toBe(text));

  // RFC 7303, section 3
  it.each<[what: string, bytes: Buffer, charset: string, text: string]>([
    ['of its media type', oneByte(content, 0x80), 'windows-1252', content],
    ['of its media type, whatever it declares', utf8(declaring('ISO-8859-1')), 'utf-8', declaring('ISO-8859-1')],
    ['of its mark, whatever its media type says', marked('efbbbf', utf8(content)), 'ISO-8859-1', content],
    ['UTF-16 of its media type, in the order of its bytes', utf16be(content), 'utf-16', content],
  ])('%s', (_, bytes, charset, text) => expect(decodeXml(bytes, charset)).toBe(text));
});

describe('a document is refused', () => {
  it.each<[what: string, bytes: Buffer, charset?: string]>([
    ['an encoding that is not known', utf8(declaring('x-mine'))],
    ['an encoding that is not known, of its media type', utf8(content), 'x-mine'],
    ['UTF-7, which hides characters', utf8(declaring('UTF-7'))],
    ['UTF-32 with a mark', Buffer.from('0000feff0000003c', 'hex')],
    ['UTF-32', Buffer.from('3c00000061000000', 'hex')],
    ['EBCDIC', Buffer.from('4c6fa79493', 'hex')],
  ])('if its encoding is not read, and told to convert it: %s', (_, bytes, charset) => {
    expect(() => decodeXml(bytes, charset)).toThrow(XmlForbidden);
    expect(() => decodeXml(bytes, charset)).toThrow(/ is not read\. Convert the document to UTF-8/);
  });

  it.each<[what: string, bytes: Buffer]>([
    ['UTF-16, in UTF-8', utf8(declaring('UTF-16'))],
    ['UTF-8, in UTF-16', marked('fffe', utf16le(declaring('UTF-8')))],
    ['ISO-8859-1, after the mark of UTF-8', marked('efbbbf', utf8(declaring('ISO-8859-1')))],
    ['UTF-16BE, with little ends first', marked('fffe', utf16le(declaring('UTF-16BE')))],
  ])('if its bytes are in another encoding than it declares: %s', (_, bytes) => {
    expect(() => decodeXml(bytes)).toThrow(XmlNotWellFormed);
    expect(() => decodeXml(bytes)).toThrow(/ it declares the encoding \S+, but its bytes are /);
  });

  it.each<[what: string, bytes: Buffer, charset?: string]>([
    ['UTF-8, without a declaration', oneByte(content, 0x80)],
    ['UTF-8, as its media type says', oneByte(declaring('windows-1252'), 0x80), 'UTF-8'],
    ['US-ASCII', utf8(declaring('US-ASCII'))],
    ['UTF-16, with half a character', marked('fffe', Buffer.from('3c00d8d8', 'hex'))],
    ['Shift_JIS', Buffer.from(`<?xml version="1.0" encoding="Shift_JIS"?><a>\x80\xe9</a>`, 'latin1')],
  ])('if its bytes are not all characters of its encoding: %s', (_, bytes, charset) => {
    expect(() => decodeXml(bytes, charset)).toThrow(XmlNotWellFormed);
    expect(() => decodeXml(bytes, charset)).toThrow(/ its bytes are not /);
  });
});
