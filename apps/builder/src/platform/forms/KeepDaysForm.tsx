import { useText } from '@counterflow/ui'
import { Button, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'

interface KeepDaysFormProps {
  /** For how many days it is kept now. */
  kept: number
  shortest: number
  longest: number
  label: string
  description?: string | undefined
  /** Told where the number is no whole one from the shortest to the longest. */
  invalid: string
  readOnly?: boolean | undefined
  isSaving: boolean
  onSave: (days: number) => void
}

/** For how many days something is kept. Give it a `key` of what is kept now, so that it begins anew when that changes. */
export function KeepDaysForm(props: KeepDaysFormProps) {
  const { kept, shortest, longest, label, description, invalid, readOnly = false, isSaving, onSave } = props
  const { t } = useText()
  const [days, setDays] = useState<string | number>(kept)
  const isDays = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= shortest && value <= longest
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isDays(days)) onSave(days)
      }}
    >
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={label}
          description={description}
          w={160}
          min={shortest}
          max={longest}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          readOnly={readOnly}
          value={days}
          onChange={setDays}
          error={isDays(days) ? undefined : invalid}
        />
        {!readOnly && (
          <Button type="submit" disabled={!isDays(days) || days === kept} loading={isSaving}>
            {t('general.save')}
          </Button>
        )}
      </Group>
    </form>
  )
}
