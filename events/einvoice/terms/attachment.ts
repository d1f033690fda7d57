import { type AttachmentWithContent, isBase64, type MediaType, mediaTypes } from '../../document/attachment.ts';
import { bytesOfBeginning, typeOfBeginning } from '../../document/file-type.ts';
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

/** So much base64 has the first bytes of a content. */
const beginning = Math.ceil(bytesOfBeginning / 3) * 4;
const xlsx: MediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The media type of a content that says none, which CII allows: that of its first bytes, or else text. */
function usualTypeOf(content: string): MediaType {
  const type = typeOfBeginning(atob(content.slice(0, beginning))) ?? 'text/csv';
  return type === 'application/zip' ? xlsx : type;
}
