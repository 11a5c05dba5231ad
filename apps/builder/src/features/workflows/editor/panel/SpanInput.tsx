import { useText } from '@counterflow/ui'
import { Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useEditor } from '../EditorContext'
import { LateSelect } from '../forms/LateSelect'

const secondsIn = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const
type Unit = keyof typeof secondsIn
const units: readonly Unit[] = ['seconds', 'minutes', 'hours', 'days']
const year = 366 * secondsIn.days

/** The largest unit in which the span is a whole number. */
const unitOf = (seconds: number): Unit =>
  units.findLast((unit) => seconds % secondsIn[unit] === 0) ?? 'seconds'

interface SpanInputProps {
  label: string
  seconds: number
  /** In seconds; a year unless told otherwise. */
  longest?: number
  onChange: (seconds: number) => void
}

/** A span of time as a number and its unit: a second at least. */
export function SpanInput({ label, seconds, longest = year, onChange }: SpanInputProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const [unit, setUnit] = useState<Unit>(() => unitOf(seconds))
  const change = (amount: number, next: Unit) =>
    onChange(Math.min(Math.max(1, Math.round(amount * secondsIn[next])), longest))
  const amount = seconds / secondsIn[unit]
  return (
    <Group gap="xs" wrap="nowrap">
      <NumberInput
        style={{ flex: 1 }}
        aria-label={label}
        readOnly={readOnly}
        min={1}
        max={Math.floor(longest / secondsIn[unit])}
        decimalScale={2}
        value={amount}
        onChange={(next) => {
          if (typeof next === 'number' && next > 0) change(next, unit)
        }}
      />
      <LateSelect
        w={130}
        aria-label={t('steps.field.unit')}
        readOnly={readOnly}
        allowDeselect={false}
        data={units.map((value) => ({ value, label: t(`steps.field.units.${value}`) }))}
        value={unit}
        onChange={(next) => {
          const chosen = units.find((one) => one === next) ?? unit
          setUnit(chosen)
          change(amount, chosen)
        }}
      />
    </Group>
  )
}
