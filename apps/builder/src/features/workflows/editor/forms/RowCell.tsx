import { type FieldType, isReference, type Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Group } from '@mantine/core'
import { useState } from 'react'
import { useEditor } from '../EditorContext'
import { KindSwitch } from './KindSwitch'
import { LiteralInput } from './LiteralInput'
import type { Place } from './Place'
import { ReferenceChip } from './ReferenceChip'

interface RowCellProps {
  place: Place
  name: string
  field: FieldType
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

const text = { kind: 'text', options: undefined, nullable: false } as const

/** One part of a line. Where any value fits, it is a text or a value of the run that keeps its own type. */
export function RowCell({ place, name, field, label, value, onChange }: RowCellProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const refers = value !== undefined && isReference(value)
  const [wantsReference, setWantsReference] = useState(false)
  if (field.type.kind !== 'unknown' || place.literal) {
    const type = field.type.kind === 'unknown' ? text : field.type
    return (
      <LiteralInput
        compact
        place={place}
        type={type}
        field={name}
        label={label}
        value={value}
        onChange={onChange}
      />
    )
  }
  const byReference = refers || wantsReference
  const swap = () => {
    setWantsReference(!byReference)
    if (refers) onChange(undefined)
  }
  return (
    <Group gap={4} wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        {byReference ? (
          <ReferenceChip
            place={place}
            path={refers ? value.$ref : undefined}
            expected={field.type}
            placeholder={t('steps.field.chooseReference')}
            startsOpen={wantsReference}
            onPick={({ path }) => {
              setWantsReference(false)
              onChange({ $ref: path })
            }}
          />
        ) : (
          <LiteralInput
            compact
            place={place}
            type={text}
            field={name}
            label={label}
            value={value}
            onChange={onChange}
          />
        )}
      </div>
      {!readOnly && <KindSwitch byReference={byReference} label={label} onSwap={swap} />}
    </Group>
  )
}
