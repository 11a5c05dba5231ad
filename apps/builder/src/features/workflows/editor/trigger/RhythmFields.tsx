import { useText } from '@counterflow/ui'
import { NumberInput, TextInput } from '@mantine/core'
import { useEditor } from '../EditorContext'
import { LateSelect } from '../forms/LateSelect'
import { dayChoices, minuteChoices, type Rhythm } from './rhythm'
import { weekdayName } from './schedule-words'

type Chosen = Exclude<Rhythm, { kind: 'custom' }>

interface RhythmFieldsProps {
  rhythm: Chosen
  onChange: (rhythm: Chosen) => void
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0]

/** What belongs to a rhythm: the time of the day, the weekday, the day of the month. */
export function RhythmFields({ rhythm, onChange }: RhythmFieldsProps) {
  const { t, language } = useText()
  const { readOnly } = useEditor()
  switch (rhythm.kind) {
    case 'minutes':
      return (
        <LateSelect
          w={190}
          aria-label={t('triggers.schedule.every')}
          readOnly={readOnly}
          allowDeselect={false}
          data={minuteChoices.map((every) => ({
            value: `${every}`,
            label: t('triggers.schedule.sentence.minutes', { every }),
          }))}
          value={`${rhythm.every}`}
          onChange={(every) => onChange({ ...rhythm, every: Number(every) })}
        />
      )
    case 'hourly':
      return (
        <NumberInput
          w={130}
          aria-label={t('triggers.schedule.minute')}
          readOnly={readOnly}
          suffix={t('triggers.schedule.minuteSuffix')}
          min={0}
          max={59}
          clampBehavior="strict"
          allowDecimal={false}
          value={rhythm.minute}
          onChange={(minute) => {
            if (typeof minute === 'number') onChange({ ...rhythm, minute })
          }}
        />
      )
    default:
      return (
        <>
          {rhythm.kind === 'weekly' && (
            <LateSelect
              w={150}
              aria-label={t('triggers.schedule.weekday')}
              readOnly={readOnly}
              allowDeselect={false}
              data={mondayFirst.map((day) => ({ value: `${day}`, label: weekdayName(day, language) }))}
              value={`${rhythm.weekday}`}
              onChange={(weekday) => onChange({ ...rhythm, weekday: Number(weekday) })}
            />
          )}
          {rhythm.kind === 'monthly' && (
            <LateSelect
              w={120}
              aria-label={t('triggers.schedule.day')}
              readOnly={readOnly}
              allowDeselect={false}
              data={dayChoices.map((day) => ({
                value: day,
                label: day === 'L' ? t('triggers.schedule.lastDay') : t('triggers.schedule.dayOf', { day }),
              }))}
              value={rhythm.day}
              onChange={(day) => onChange({ ...rhythm, day: day ?? rhythm.day })}
            />
          )}
          <TextInput
            type="time"
            aria-label={t('triggers.schedule.time')}
            readOnly={readOnly}
            value={rhythm.time}
            onChange={(event) => {
              const time = event.currentTarget.value
              if (/^\d\d:\d\d$/.test(time)) onChange({ ...rhythm, time })
            }}
          />
        </>
      )
  }
}
