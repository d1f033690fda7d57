import { type CalendarDate, isCalendarDate } from '../../../../events/calendar-date.ts';

/**
 * A date that filters a page. It applies when the field loses the focus, or on Enter; an incomplete date is reset.
 * @param onChange receives '' if the field was emptied and `mayBeEmpty`
 */
export const DateFilter = ({
  label,
  day,
  mayBeEmpty = false,
  onChange,
}: {
  label: string;
  day: CalendarDate | undefined;
  mayBeEmpty?: boolean;
  onChange: (day: CalendarDate) => void;
}) => (
  <label className="field">
    <span>{label}</span>
    <input
      type="date"
      key={day}
      defaultValue={day ?? ''}
      onBlur={({ target }) => {
        if (target.value === (day ?? '')) return;
        if (isCalendarDate(target.value) || (mayBeEmpty && target.value === '')) onChange(target.value);
        else target.value = day ?? '';
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  </label>
);
