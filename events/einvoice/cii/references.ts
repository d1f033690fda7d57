import { SupportingDocumentWithContent } from '../../document/attachment.ts';
import { type Line, PrecedingInvoice } from '../../document/document.ts';
import { attachment } from '../terms/attachment.ts';
import { find } from '../terms/find.ts';
import { text } from '../terms/forms.ts';
import { termOfType } from '../terms/of-type.ts';
import { ofLine } from '../terms/stated-line.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { objectCode } from '../ubl/line.ts';
import { append } from '../xml/element.ts';
import { ofDocument } from './cii-document.ts';
import { date } from './forms.ts';

// The references of a document and its lines. Some have the same element, and are told by their type (UNTDID 1001).

const { one, many } = ofDocument;

const additional = 'ram:AdditionalReferencedDocument';
const id = 'ram:IssuerAssignedID';
const typeCode = 'ram:TypeCode';
const tenderCode = '50';
const supportingCode = '916';

export const salesOrder = one('salesOrderReference', `ram:SellerOrderReferencedDocument/${id}`, text);
export const order = one('orderReference', `ram:BuyerOrderReferencedDocument/${id}`, text);
export const contract = one('contractReference', `ram:ContractReferencedDocument/${id}`, text);
export const despatch = one('despatchReference', `ram:DespatchAdviceReferencedDocument/${id}`, text);
export const receipt = one('receiptReference', `ram:ReceivingAdviceReferencedDocument/${id}`, text);

/** The schema requires a name for every project; EN 16931 has no term for it. */
const projectName = 'Project reference';
export const project = one('projectReference', 'ram:SpecifiedProcuringProject', {
  read(element, reading) {
    const at = find(element, ['ram:ID'], reading);
    return at && text.read(at, reading);
  },
  write(value, element) {
    append(element, 'ram:ID').text = value;
    append(element, 'ram:Name').text = projectName;
  },
});

const ofPreceding = termsOf(PrecedingInvoice);
/** D16B allows one, D22B any number as EN 16931 does (BG-3). */
export const precedingInvoices = many(
  'precedingInvoices',
  'ram:InvoiceReferencedDocument',
  group([
    ofPreceding.required('number', id, text),
    ofPreceding.one('issuedOn', 'ram:FormattedIssueDateTime/qdt:DateTimeString', date),
  ]),
);

const ofType = termOfType(additional, typeCode);

/** Writes the field in an element of its own, also beside another of the same name. */
const apart = <T>(key: keyof T, { read, write }: Term<T>): Term<T> => ({
  read,
  write(value, element, context) {
    if (value[key] === undefined) return;
    append(element, additional);
    write(value, element, context); // into the last element
  },
});

const tenderForm: Form<string> = {
  read(element, reading) {
    const at = find(element, [id], reading);
    return at && text.read(at, reading);
  },
  write(value, element) {
    append(element, id).text = value;
    append(element, typeCode).text = tenderCode;
  },
};

/** BT-17. */
export const tender = ofType(
  (code) => code === tenderCode,
  apart('tenderReference', one('tenderReference', additional, tenderForm)),
);

const schemePath = ['ram:ReferenceTypeCode'];
const object: Form<NonNullable<Line['object']>> = {
  read(element, reading) {
    const at = find(element, [id], reading);
    const value = at && text.read(at, reading);
    const scheme = find(element, schemePath, reading)?.text.trim();
    return value === undefined ? undefined : { id: value, ...(scheme && { scheme }) };
  },
  write(value, element) {
    append(element, id).text = value.id;
    append(element, typeCode).text = objectCode;
    if (value.scheme !== undefined) append(element, 'ram:ReferenceTypeCode').text = value.scheme;
  },
};
const isObject = (code: string | undefined) => code === objectCode;

/** BT-18. */
export const objectOfDocument = ofType(isObject, apart('object', one('object', additional, object)));

/** BT-128. */
export const objectOfLine = ofType(isObject, apart('object', ofLine.one('object', additional, object)));

const ofSupporting = termsOf(SupportingDocumentWithContent);
const supportingDocument = group([
  ofSupporting.required('id', id, text),
  ofSupporting.one('location', 'ram:URIID', text),
  always<SupportingDocumentWithContent>(typeCode, supportingCode),
  ofSupporting.one('description', 'ram:Name', text),
  ofSupporting.one('attachment', 'ram:AttachmentBinaryObject', attachment),
]);

/** BG-24: all that are of no other type. */
export const supportingDocuments = ofType(
  (code) => code !== tenderCode && code !== objectCode,
  many('supportingDocuments', additional, supportingDocument),
);
