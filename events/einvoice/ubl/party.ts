import { Address, Contact, Delivery, Party, Payee, TaxRepresentative } from '../../document/party.ts';
import { find, findAll } from '../terms/find.ts';
import { country, identifier, text } from '../terms/forms.ts';
import { nameOr } from '../terms/party-name.ts';
import { type Form, group, inside, type Term, termsOf } from '../terms/term.ts';
import { append, pathOf, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { isVat, scheme as schemePath } from './tax-category.ts';

const ofAddress = termsOf(Address);
const address = group([
  ofAddress.one('street', 'cbc:StreetName', text),
  ofAddress.one('additionalStreet', 'cbc:AdditionalStreetName', text),
  ofAddress.one('city', 'cbc:CityName', text),
  ofAddress.one('postCode', 'cbc:PostalZone', text),
  ofAddress.one('subdivision', 'cbc:CountrySubentity', text),
  ofAddress.one('line', 'cac:AddressLine/cbc:Line', text),
  ofAddress.required('country', 'cac:Country/cbc:IdentificationCode', country),
]);

const ofContact = termsOf(Contact);
const contact = group([
  ofContact.one('name', 'cbc:Name', text),
  ofContact.one('telephone', 'cbc:Telephone', text),
  ofContact.one('email', 'cbc:ElectronicMail', text),
]);

type TaxIds = Pick<Party, 'vatId' | 'taxRegistrationId'>;

const companyPath = stepsOf('cbc:CompanyID');

/** The two tax identifiers of a party have the same element: with the tax scheme VAT it is BT-31 or BT-48, with another BT-32. */
const taxIds: Term<TaxIds> = {
  read(element, reading) {
    const ids: TaxIds = {};
    for (const scheme of findAll(element, stepsOf('cac:PartyTaxScheme'), reading)) {
      find(scheme, stepsOf(schemePath), reading); // refuses a second scheme
      const company = find(scheme, companyPath, reading);
      const id = company?.text.trim();
      if (!company || !id) continue;
      const key = isVat(scheme) ? 'vatId' : 'taxRegistrationId';
      if (ids[key] !== undefined)
        reading.refuse(new ElementInvalid(pathOf(company), id, 'is a second identifier of its kind'));
      ids[key] = id;
    }
    return ids;
  },
  write({ vatId, taxRegistrationId }, element) {
    if (vatId !== undefined) writeTaxId(vatId, 'VAT', element);
    if (taxRegistrationId !== undefined) writeTaxId(taxRegistrationId, 'TAX', element);
  },
};

function writeTaxId(id: string, scheme: string, element: XmlElement): void {
  const taxScheme = append(element, 'cac:PartyTaxScheme');
  append(taxScheme, 'cbc:CompanyID').text = id;
  append(append(taxScheme, 'cac:TaxScheme'), 'cbc:ID').text = scheme;
}

const tradingName = 'cac:PartyName/cbc:Name';

const ofParty = termsOf(Party);

/** `cac:Party` of the seller (BG-4) or the buyer (BG-7). @param ruleOfName that requires its name */
export const party = (ruleOfName: string): Form<Party> =>
  group<Party>([
    ofParty.one('electronicAddress', 'cbc:EndpointID', identifier),
    ofParty.many('ids', 'cac:PartyIdentification', inside('cbc:ID', identifier)),
    ofParty.one('tradingName', tradingName, text),
    ofParty.one('address', 'cac:PostalAddress', address),
    taxIds as Term<Party>,
    nameOr('cac:PartyLegalEntity/cbc:RegistrationName', tradingName, ruleOfName),
    ofParty.one('legalId', 'cac:PartyLegalEntity/cbc:CompanyID', identifier),
    ofParty.one('legalForm', 'cac:PartyLegalEntity/cbc:CompanyLegalForm', text),
    ofParty.one('contact', 'cac:Contact', contact),
  ]);

const ofPayee = termsOf(Payee);
export const payee = group([
  ofPayee.many('ids', 'cac:PartyIdentification', inside('cbc:ID', identifier)),
  ofPayee.required('name', 'cac:PartyName/cbc:Name', text),
  ofPayee.one('legalId', 'cac:PartyLegalEntity/cbc:CompanyID', identifier),
]);

const ofRepresentative = termsOf(TaxRepresentative);
const vatId: Form<string> = {
  read: (element, reading) => find(element, companyPath, reading)?.text.trim() || undefined,
  write(value, element) {
    append(element, 'cbc:CompanyID').text = value;
    append(append(element, 'cac:TaxScheme'), 'cbc:ID').text = 'VAT';
  },
};
export const taxRepresentative = group([
  ofRepresentative.required('name', 'cac:PartyName/cbc:Name', text),
  ofRepresentative.required('address', 'cac:PostalAddress', address),
  ofRepresentative.required('vatId', 'cac:PartyTaxScheme', vatId),
]);

const ofDelivery = termsOf(Delivery);
export const delivery = group([
  ofDelivery.one('location', 'cac:DeliveryLocation/cbc:ID', identifier),
  ofDelivery.one('address', 'cac:DeliveryLocation/cac:Address', address),
  ofDelivery.one('name', 'cac:DeliveryParty/cac:PartyName/cbc:Name', text),
]);
