import { Party } from '../../document/party.ts';
import { pathOf } from '../xml/element.ts';
import { ElementMissing } from '../xml/refusals.ts';
import { text } from './forms.ts';
import { type Term, termsOf } from './term.ts';

const { one } = termsOf(Party);

/** The registered name, BT-27 and BT-44; if there is none, the trading name. @param rule that requires it */
export function nameOr(registeredName: string, tradingName: string, rule: string): Term<Party> {
  const registered = one('name', registeredName, text);
  const trading = one('name', tradingName, text);
  return {
    write: registered.write,
    read(element, reading) {
      for (const term of [registered, trading]) {
        const { name } = term.read(element, reading);
        if (name !== undefined) return { name };
      }
      reading.refuse(new ElementMissing(`${pathOf(element)}/${registeredName}`), rule);
      return {};
    },
  };
}
