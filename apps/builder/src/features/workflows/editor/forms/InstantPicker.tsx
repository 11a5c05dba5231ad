import '@mantine/dates/styles.css'
import 'dayjs/locale/ja'
import 'dayjs/locale/ko'
import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { DateTimePicker } from '@mantine/dates'
import type { InstantInputProps } from './InstantInput'
import { fromLocalInput, toLocalInput } from './local-time'

/** Sunday; calendars in English, Korean and Japanese begin with it. */
const firstDayOfWeek = 0

/** A date and time, chosen in a calendar in the reader's language. */
export function InstantPicker({ label, value, readOnly, onChange }: InstantInputProps) {
  const { t, language } = useText()
  const local = toLocalInput(value)
  const shown = (date: string) => formatDateTime(fromLocalInput(date) ?? date, language)
  const placeholder = t('values.date.choose')
  const content = local === '' ? placeholder : shown(local.replace('T', ' '))
  return (
    <DateTimePicker
      // A button is known by what it shows: who speaks to the browser says what they see.
      aria-label={`${label}: ${content}`}
      size="sm"
      readOnly={readOnly}
      clearable={!readOnly}
      locale={language}
      firstDayOfWeek={firstDayOfWeek}
      highlightToday
      placeholder={placeholder}
      valueFormat={shown}
      value={local === '' ? null : local.replace('T', ' ')}
      onChange={(next) => onChange(next === null ? undefined : fromLocalInput(next))}
      ariaLabels={{
        nextMonth: t('values.date.nextMonth'),
        previousMonth: t('values.date.previousMonth'),
        nextYear: t('values.date.nextYear'),
        previousYear: t('values.date.previousYear'),
        nextDecade: t('values.date.nextYears'),
        previousDecade: t('values.date.previousYears'),
        monthLevelControl: t('values.date.chooseMonth'),
        yearLevelControl: t('values.date.chooseYear'),
      }}
      timePickerProps={{
        hoursInputLabel: t('values.date.hours'),
        minutesInputLabel: t('values.date.minutes'),
        withDropdown: false,
      }}
      submitButtonProps={{ 'aria-label': t('values.date.done') }}
      popoverProps={{ withinPortal: true, shadow: 'md' }}
    />
  )
}
