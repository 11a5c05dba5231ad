import { useText } from '@counterflow/ui'
import { Button, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors, problemParagraph } from '../../platform/api/problem-text'

interface ThresholdFieldProps {
  label: string
  description: string
  value: number | null
  readOnly: boolean
  onSave: (threshold: number | null) => void
  saving: boolean
  error: unknown
}

/** At how many pieces stock is low; empty stands for no number of one's own. */
export function ThresholdField(props: ThresholdFieldProps) {
  const text = useText()
  const { label, description, value, readOnly, onSave, saving, error } = props
  const [typed, setTyped] = useState<number | string>(value ?? '')
  const wanted = typeof typed === 'number' ? typed : null
  const readable = typeof typed === 'number' || typed === ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (readable && wanted !== value) onSave(wanted)
      }}
    >
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <NumberInput
          style={{ flex: 1, maxWidth: 420 }}
          label={label}
          description={description}
          value={typed}
          onChange={setTyped}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          allowNegative={false}
          readOnly={readOnly}
          error={error ? (fieldErrors(error, text).threshold ?? problemParagraph(error, text)) : undefined}
        />
        {!readOnly && (
          <Button type="submit" variant="default" disabled={!readable || wanted === value} loading={saving}>
            {text.t('general.save')}
          </Button>
        )}
      </Group>
    </form>
  )
}
