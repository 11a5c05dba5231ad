import { isReference, isTemplate, type ReferencePath, unknownType, type Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Group, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import type { Place } from '../forms/Place'
import { ReferenceChip } from '../forms/ReferenceChip'
import { useTypeAt } from '../forms/useTypeAt'
import { ValueField } from '../forms/ValueField'

const textType = { kind: 'text', options: undefined, nullable: true } as const

interface FlowKeyFieldProps {
  place: Place
  value: Value | undefined
  /** `merge` is given while something is typed. */
  onChange: (next: { key?: Value }, merge?: string) => void
}

/** By which value runs are told apart: one of the trigger or the shop, or none. */
export function FlowKeyField({ place, value, onChange }: FlowKeyFieldProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const label = t('editor.flow.forEach')
  const key = value ?? undefined
  const path = keyPath(key)
  if (key !== undefined && path === undefined) {
    // Only a file or the API writes such a key; it is kept as it is until it is changed here.
    const isText = typeof key === 'string' || isTemplate(key)
    return (
      <ValueField
        place={place}
        name="forEach"
        field={{ type: isText ? textType : unknownType, title: label, required: false }}
        value={key}
        onChange={(next) =>
          onChange(next === undefined || next === '' ? {} : { key: next }, place.path.join(' '))
        }
      />
    )
  }
  return (
    <FieldFrame place={place} label={label} optional>
      <Group gap="xs" wrap="nowrap">
        <ReferenceChip
          place={place}
          path={path}
          placeholder={t('steps.field.chooseReference')}
          onPick={(option) => onChange({ key: { $ref: option.path } })}
        />
        {path !== undefined && !readOnly && (
          <ActionIcon size="sm" aria-label={`${t('general.remove')}: ${label}`} onClick={() => onChange({})}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {path !== undefined && <MayBeMissing place={place} path={path} />}
    </FieldFrame>
  )
}

function keyPath(key: Value | undefined): ReferencePath | undefined {
  return typeof key === 'object' && key !== null && isReference(key) ? key.$ref : undefined
}

function MayBeMissing({ place, path }: { place: Place; path: ReferencePath }) {
  const { t } = useText()
  const typeOf = useTypeAt(place)
  if (typeOf(path)?.nullable !== true) return null
  return (
    <Text mt={4} size="xs" c="dimmed">
      {t('editor.flow.missing')}
    </Text>
  )
}
