// The forms that CII has and UBL has not.

import { isCalendarDate } from '../../calendar-date.ts';
import { Period } from '../../document/document.ts';
import { find } from '../terms/find.ts';
import { attribute, text } from '../terms/forms.ts';
import { type Form, group, termsOf } from '../terms/term.ts';
import { append, pathOf } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';

/** UNTDID 2379 code of YYYYMMDD, the only format of dates in EN 16931. */
const yearMonthDay = '102';
const format = attribute('format');

/** `udt:DateTimeString` and the like. */
export const date: Form<string> = {
  read(element, reading) {
    const value = text.read(element, reading);
    if (value === undefined) return undefined;
    const stated = format.read(element, reading) ?? yearMonthDay;
    const day = value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
    if (stated !== yearMonthDay)
      reading.refuse(new ElementInvalid(`${pathOf(element)}/@format`, stated, `is not ${yearMonthDay} (YYYYMMDD)`));
    else if (day === value || !isCalendarDate(day))
      reading.refuse(new ElementInvalid(pathOf(element), value, 'is not a date (YYYYMMDD)'));
    else return day;
    return undefined;
  },
  write(value, element, context) {
    element.text = value.replaceAll('-', '');
    format.write(yearMonthDay, element, context);
  },
};

const ofPeriod = termsOf(Period);
export const period = group([
  ofPeriod.one('from', 'ram:StartDateTime/udt:DateTimeString', date),
  ofPeriod.one('until', 'ram:EndDateTime/udt:DateTimeString', date),
]);

/** A note (BT-22). Its subject code (BT-21) stands before the text as in UBL: "#AAI#Text". */
export const note: Form<string> = {
  read(element, reading) {
    const textAt = (name: string) => {
      const at = find(element, [name], reading);
      return at && text.read(at, reading);
    };
    const content = textAt('ram:Content');
    const subject = textAt('ram:SubjectCode');
    return content === undefined || subject === undefined ? content : `#${subject}#${content}`;
  },
  write(value, element) {
    const [, subject, content = value] = /^#([A-Z]{3})#(.*\S.*)$/s.exec(value) ?? [];
    append(element, 'ram:Content').text = content;
    if (subject !== undefined) append(element, 'ram:SubjectCode').text = subject;
  },
};
