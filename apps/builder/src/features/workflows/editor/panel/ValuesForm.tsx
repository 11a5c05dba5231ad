import { isReference, moneySchema, type Value, type ValueType, type WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useEditor } from '../EditorContext'
import { LateSelect } from '../forms/LateSelect'
import { inside, type Place } from '../forms/Place'
import { ValueField } from '../forms/ValueField'

type SetNode = Extract<WorkflowNode, { kind: 'set' }>

interface ValuesFormProps {
  place: Place
  node: SetNode
  onChange: (node: SetNode) => void
}

const literalTypes = {
  text: { kind: 'text', options: undefined, nullable: false },
  number: { kind: 'number', integer: false, nullable: false },
  boolean: { kind: 'boolean', nullable: false },
  money: { kind: 'money', nullable: false },
} as const satisfies Record<string, ValueType>

type LiteralKind = keyof typeof literalTypes
const kinds: readonly LiteralKind[] = ['text', 'number', 'boolean', 'money']

function kindOf(value: Value | undefined): LiteralKind | undefined {
  if (
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && isReference(value))
  ) {
    return undefined
  }
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return moneySchema.safeParse(value).success ? 'money' : 'text'
}

/** Values under names of the merchant's own, for later steps. */
export function ValuesForm({ place, node, onChange }: ValuesFormProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { values } = node
  return (
    <Stack gap="md">
      {Object.entries(values).map(([name, value]) => (
        <OneValue
          key={name}
          place={inside(place, 'values', name)}
          name={name}
          value={value}
          onChange={(next) => onChange({ ...node, values: { ...values, [name]: next } })}
          onRemove={() => {
            const { [name]: _gone, ...others } = values
            onChange({ ...node, values: others })
          }}
        />
      ))}
      {!readOnly && (
        <NewValue
          taken={Object.keys(values)}
          onAdd={(name) => onChange({ ...node, values: { ...values, [name]: '' } })}
        />
      )}
      {Object.keys(values).length === 0 && readOnly && t('editor.panel.nothing')}
    </Stack>
  )
}

interface OneValueProps {
  place: Place
  name: string
  value: Value
  onChange: (value: Value) => void
  onRemove: () => void
}

function OneValue({ place, name, value, onChange, onRemove }: OneValueProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const [wanted, setWanted] = useState<LiteralKind>(kindOf(value) ?? 'text')
  const kind = kindOf(value) ?? wanted
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        <ValueField
          place={place}
          name={name}
          field={{ type: literalTypes[kind], title: name }}
          value={value === '' ? undefined : value}
          onChange={(next) => onChange(next ?? '')}
        />
      </div>
      {!readOnly && (
        <>
          <LateSelect
            w={112}
            aria-label={t('steps.field.kind')}
            allowDeselect={false}
            data={kinds.map((one) => ({ value: one, label: t(`steps.type.${one}`) }))}
            value={kind}
            onChange={(next) => {
              setWanted(kinds.find((one) => one === next) ?? 'text')
              onChange('')
            }}
          />
          <ActionIcon mb={6} aria-label={`${t('general.remove')}: ${name}`} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
    </Group>
  )
}

function NewValue({ taken, onAdd }: { taken: readonly string[]; onAdd: (name: string) => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  const trimmed = name.trim()
  const error = taken.includes(trimmed) ? t('editor.panel.valueNameTaken') : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (trimmed === '' || trimmed.startsWith('$') || error !== undefined) return
        onAdd(trimmed)
        setName('')
      }}
    >
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label={t('editor.panel.valueName')}
          maxLength={100}
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" leftSection={<IconPlus size={14} aria-hidden />}>
          {t('editor.panel.addValue')}
        </Button>
      </Group>
    </form>
  )
}
