import { type AttachmentWithContent, isBase64, type MediaType, mediaTypes } from '../../document/attachment.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { attribute } from './forms.ts';
import type { Form } from './term.ts';

/** EN 16931 and UBL require a file name, and CII does not. */
const unnamed = 'attachment';

const [mimeCode, fileName] = [attribute('mimeCode'), attribute('filename')];

/** An attached document (BT-125). UBL and CII write it alike: base64, with its media type and file name in attributes. */
export const attachment: Form<AttachmentWithContent> = {
  read(element, reading) {
    const content = element.text.replaceAll(/[ \t\r\n]+/g, '');
    if (content === '') return undefined;
    if (!isBase64(content)) {
      reading.refuse(new ElementInvalid(pathOf(element), content, 'is not base64 (RFC 4648, section 4)'));
      return undefined;
    }
    const mediaType = mimeCode.read(element, reading) ?? usualTypeOf(content);
    if (!isMediaType(mediaType)) {
      reading.refuse(notAllowed(element, mediaType), 'BR-CL-24');
      return undefined;
    }
    return { mediaType, fileName: fileName.read(element, reading) ?? unnamed, content };
  },
  write(value, element, context) {
    element.text = value.content;
    mimeCode.write(value.mediaType, element, context);
    fileName.write(value.fileName, element, context);
  },
};

const isMediaType = (text: string): text is MediaType => (mediaTypes as readonly string[]).includes(text);

const notAllowed = (element: XmlElement, mediaType: string): ElementInvalid =>
  new ElementInvalid(`${pathOf(element)}/@mimeCode`, mediaType, `is not one of ${mediaTypes.join(', ')}`);

/** How contents begin, in base64, of which three bytes are four characters. The first file of ODS, at byte 30, says what the archive is (ISO/IEC 26300-3, 3.3). */
const ods: MediaType = 'application/vnd.oasis.opendocument.spreadsheet';
const beginnings: readonly (readonly [place: number, beginning: string, MediaType])[] = [
  [0, btoa('%PD'), 'application/pdf'],
  [0, btoa('\x89PNG\r\n'), 'image/png'],
  [0, btoa('\xff\xd8\xff'), 'image/jpeg'],
  [40, btoa(`mimetype${ods}`), ods],
  [0, btoa('PK\x03'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

/** The media type of a content that says none, which CII allows: that of its first bytes, or else text. */
const usualTypeOf = (content: string): MediaType =>
  beginnings.find(([place, beginning]) => content.startsWith(beginning, place))?.[2] ?? 'text/csv';
