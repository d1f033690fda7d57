import { type AttachmentWithContent, isBase64, type MediaType, mediaTypes } from '../../document/attachment.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, RulesBroken } from '../xml/refusals.ts';
import { attribute } from './forms.ts';
import type { Form } from './term.ts';

/** EN 16931 requires a file name; some documents have none. */
const unnamed = 'attachment';

const [mimeCode, fileName] = [attribute('mimeCode'), attribute('filename')];

/** An attached document (BT-125). UBL and CII write it alike: base64, with its media type and file name in attributes. */
export const attachment: Form<AttachmentWithContent> = {
  read(element, context) {
    const content = element.text.replaceAll(/[ \t\r\n]+/g, '');
    if (content === '') return undefined;
    if (!isBase64(content)) throw new ElementInvalid(pathOf(element), content, 'is not base64 (RFC 4648, section 4)');
    const mediaType = mimeCode.read(element, context);
    if (mediaType === undefined) throw new ElementMissing(`${pathOf(element)}/@mimeCode`);
    if (!isMediaType(mediaType)) throw notAllowed(element, mediaType);
    return { mediaType, fileName: fileName.read(element, context) ?? unnamed, content };
  },
  write(value, element, context) {
    element.text = value.content;
    mimeCode.write(value.mediaType, element, context);
    fileName.write(value.fileName, element, context);
  },
};

const isMediaType = (text: string): text is MediaType => (mediaTypes as readonly string[]).includes(text);

const notAllowed = (element: XmlElement, mediaType: string): RulesBroken =>
  new RulesBroken([
    {
      rule: 'BR-CL-24',
      detail: `${pathOf(element)}/@mimeCode "${mediaType.slice(0, 100)}" is not one of ${mediaTypes.join(', ')}`,
    },
  ]);
