import { type CalendarDate, isCalendarDate } from '../../../events/calendar-date.ts';

/** A field for a day. What is typed counts as soon as it is a whole date. @param onChange gets '' where it may be empty and is */
export const DayField = ({
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
