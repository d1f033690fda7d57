import { SupportingDocumentWithContent } from '../../document/attachment.ts';
import { PrecedingInvoice } from '../../document/document.ts';
import { attachment } from '../terms/attachment.ts';
import { date, text } from '../terms/forms.ts';
import { termOfType } from '../terms/of-type.ts';
import { ofDocument, type StatedDocument } from '../terms/stated-document.ts';
import { group, inside, type Term, termsOf } from '../terms/term.ts';
import { append, place, stepsOf } from '../xml/element.ts';
import { object, objectCode } from './line.ts';

// The references of a document.

const { one, many } = ofDocument;

const orderPath = 'cac:OrderReference/cbc:ID';
const order = one('orderReference', orderPath, text);
const noOrder = 'NA';

/** BT-13 and BT-14. UBL's schema requires an order for every sales order. */
export const orders: Term<StatedDocument>[] = [
  {
    read(element, reading) {
      const read = order.read(element, reading);
      return read.orderReference === noOrder ? {} : read;
    },
    write(document, element, context) {
      const { orderReference, salesOrderReference } = document;
      if (orderReference !== undefined) order.write(document, element, context);
      else if (salesOrderReference !== undefined) place(element, stepsOf(orderPath)).text = noOrder;
    },
  },
  one('salesOrderReference', 'cac:OrderReference/cbc:SalesOrderID', text),
];

const ofPreceding = termsOf(PrecedingInvoice);
const preceding = group([
  ofPreceding.required('number', 'cbc:ID', text),
  ofPreceding.one('issuedOn', 'cbc:IssueDate', date),
]);
export const precedingInvoices = many(
  'precedingInvoices',
  'cac:BillingReference',
  inside('cac:InvoiceDocumentReference', preceding),
);

export const despatch = one('despatchReference', 'cac:DespatchDocumentReference/cbc:ID', text);
export const receipt = one('receiptReference', 'cac:ReceiptDocumentReference/cbc:ID', text);
export const tender = one('tenderReference', 'cac:OriginatorDocumentReference/cbc:ID', text);
export const contract = one('contractReference', 'cac:ContractDocumentReference/cbc:ID', text);
export const project = one('projectReference', 'cac:ProjectReference/cbc:ID', text);

const ofSupporting = termsOf(SupportingDocumentWithContent);
const supportingDocument = group([
  ofSupporting.required('id', 'cbc:ID', text),
  ofSupporting.one('description', 'cbc:DocumentDescription', text),
  ofSupporting.one('attachment', 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject', attachment),
  ofSupporting.one('location', 'cac:Attachment/cac:ExternalReference/cbc:URI', text),
]);

const elementName = 'cac:AdditionalDocumentReference';
const typeCode = 'cbc:DocumentTypeCode';

const ofType = termOfType(elementName, typeCode);

/** UNTDID 1001 code 50: the reference is to a project. Credit notes have no other element for a project. */
const projectCode = '50';
const projectOfCreditNote: Term<StatedDocument> = {
  read: one('projectReference', `${elementName}/cbc:ID`, text).read,
  write({ projectReference }, element) {
    if (projectReference === undefined) return;
    const at = append(element, elementName);
    append(at, 'cbc:ID').text = projectReference;
    append(at, typeCode).text = projectCode;
  },
};

const invoicedObject = ofType((code) => code === objectCode, one('object', elementName, object));
const supportingDocuments = many('supportingDocuments', elementName, supportingDocument);

/** The invoiced object (BT-18) and the supporting documents (BG-24) have the same element. */
export const additionalDocuments = [invoicedObject, ofType((code) => code !== objectCode, supportingDocuments)];

/** In a credit note, the project (BT-11) has this element too. */
export const additionalDocumentsOfCreditNote = [
  invoicedObject,
  ofType((code) => code === projectCode, projectOfCreditNote),
  ofType((code) => code !== objectCode && code !== projectCode, supportingDocuments),
];
