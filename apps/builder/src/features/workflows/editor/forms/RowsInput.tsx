import { type FieldType, isReference, isTemplate, type Value, type ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { fieldName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { inside, type Place, pathText } from './Place'
import { RowCell } from './RowCell'

type Row = { [key: string]: Value }
/** What fits into a part of a line; of unknown type is what any value may stand for. */
const short: ReadonlySet<ValueType['kind']> = new Set(['text', 'number', 'unknown'])

type ListType = Extract<ValueType, { kind: 'list' }>

/** The fields of a list's items when each item fits into a line, such as the name and value of a header. */
export function rowFields(type: ValueType): Readonly<Record<string, FieldType>> | undefined {
  if (type.kind !== 'list' || type.item.kind !== 'object') return undefined
  const fields = Object.values(type.item.fields)
  const isLine = fields.length > 0 && fields.every(({ type: { kind } }) => short.has(kind))
  return isLine ? type.item.fields : undefined
}

const isRow = (value: Value): value is Row =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isReference(value) &&
  !isTemplate(value)

interface RowsInputProps {
  place: Place
  type: ListType
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** A list whose items are lines of a few fields. */
export function RowsInput({ place, type, label, value, onChange }: RowsInputProps) {
  const text = useText()
  const { readOnly } = useEditor()
  const fields = Object.entries(rowFields(type) ?? {})
  const rows: Row[] = Array.isArray(value) ? value.map((row) => (isRow(row) ? row : {})) : []
  const store = (next: Row[]) => onChange(next.length === 0 ? undefined : next)
  const change = (at: number, name: string, part: Value | undefined) =>
    store(rows.map((row, index) => (index === at ? { ...row, [name]: part ?? '' } : row)))
  const empty = Object.fromEntries(fields.map(([name]) => [name, '']))
  return (
    <Stack gap={6}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to know it by
        <Group key={at} gap={6} wrap="nowrap" align="flex-start">
          {fields.map(([name, field]) => (
            <div
              key={name}
              style={{ flex: 1, minWidth: 0 }}
              data-path={pathText(inside(place, at, name).path)}
            >
              <RowCell
                place={inside(place, at, name)}
                name={name}
                field={field}
                label={`${label} ${at + 1}: ${fieldName(name, text, field.title)}`}
                value={row[name]}
                onChange={(part) => change(at, name, part)}
              />
            </div>
          ))}
          {!readOnly && (
            <ActionIcon
              mt={4}
              aria-label={`${label}: ${text.t('steps.field.removeRow', { row: at + 1 })}`}
              onClick={() => store(rows.filter((_, index) => index !== at))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-xs"
          w="fit-content"
          leftSection={<IconPlus size={12} aria-hidden />}
          aria-label={`${label}: ${text.t('steps.field.addRow')}`}
          onClick={() => store([...rows, empty])}
        >
          {text.t('steps.field.addRow')}
        </Button>
      )}
    </Stack>
  )
}
