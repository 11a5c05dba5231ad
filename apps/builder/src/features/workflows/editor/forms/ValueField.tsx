import { type FieldType, isReference, isTemplate, type Value, type ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Fieldset, Stack } from '@mantine/core'
import { type ComponentProps, useState } from 'react'
import { fieldHint, fieldName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { OptionsInput } from '../options/OptionsInput'
import { optionSource } from '../options/option-sources'
import { FieldFrame } from './FieldFrame'
import { JsonInput } from './JsonInput'
import { KindSwitch } from './KindSwitch'
import { LiteralInput } from './LiteralInput'
import { inside, type Place } from './Place'
import { ReferenceChip } from './ReferenceChip'
import { RowsInput, rowFields } from './RowsInput'

interface ValueFieldProps {
  place: Place
  name: string
  field: Pick<FieldType, 'type'> & Partial<FieldType>
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

const isGroup = (value: Value | undefined): value is { [key: string]: Value } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isReference(value) &&
  !isTemplate(value)

/** Types that can be written down; the others can only be taken from the run. */
const writable = (type: ValueType): boolean =>
  type.kind === 'list'
    ? type.item.kind === 'text' || type.item.kind === 'number' || rowFields(type) !== undefined
    : type.kind !== 'object'

/** One field of a step's form, made from its type: a literal, or a value of the run. */
export function ValueField({ place, name, field, value, onChange }: ValueFieldProps) {
  const text = useText()
  const { readOnly } = useEditor()
  const label = fieldName(name, text, field.title)
  const { type } = field
  const refers = value !== undefined && isReference(value)
  const [wantsReference, setWantsReference] = useState(false)
  const source = optionSource(field.optionsFrom)
  const byReference = !place.literal && (refers || wantsReference || !writable(type))
  if (type.kind === 'object' && Object.keys(type.fields).length > 0 && !refers) {
    return (
      <Fieldset legend={label} data-path={place.path.join('/')}>
        <FieldList
          place={place}
          fields={type.fields}
          values={isGroup(value) ? value : {}}
          onChange={onChange}
        />
      </Fieldset>
    )
  }
  const swap = () => {
    setWantsReference(!byReference)
    if (refers) onChange(undefined)
  }
  return (
    <FieldFrame
      place={place}
      label={label}
      hint={fieldHint(name, text, field.description)}
      optional={field.required === false}
      aside={
        writable(type) && source?.kind !== 'thing' && !readOnly && !place.literal ? (
          <KindSwitch byReference={byReference} label={label} onSwap={swap} />
        ) : undefined
      }
    >
      {byReference ? (
        <ReferenceChip
          place={place}
          path={refers ? value.$ref : undefined}
          expected={type}
          placeholder={text.t('steps.field.chooseReference')}
          startsOpen={wantsReference}
          onPick={({ path }) => {
            setWantsReference(false)
            onChange({ $ref: path })
          }}
        />
      ) : (
        <WrittenValue
          place={place}
          source={source}
          type={type}
          field={name}
          label={label}
          value={value}
          onChange={onChange}
        />
      )}
    </FieldFrame>
  )
}

type WrittenValueProps = ComponentProps<typeof LiteralInput> & {
  place: Place
  source: ReturnType<typeof optionSource>
}

function WrittenValue({ place, source, ...written }: WrittenValueProps) {
  const { type } = written
  if (source !== undefined) return <OptionsInput source={source} {...written} />
  if (type.kind === 'list' && rowFields(type) !== undefined) {
    return <RowsInput {...written} place={place} type={type} />
  }
  // What has no form of its own, such as a list of groups, is written as JSON.
  if (type.kind === 'unknown' || !writable(type)) return <JsonInput {...written} />
  return <LiteralInput {...written} place={place} />
}

interface FieldListProps {
  place: Place
  fields: Readonly<Record<string, FieldType>>
  values: Readonly<Record<string, Value>>
  onChange: (values: Record<string, Value>) => void
}

/** A form for an object type: one field for each of its fields. */
export function FieldList({ place, fields, values, onChange }: FieldListProps) {
  const change = (name: string, value: Value | undefined) => {
    const { [name]: _before, ...others } = values
    onChange(value === undefined || value === '' ? others : { ...others, [name]: value })
  }
  return (
    <Stack gap="md">
      {Object.entries(fields).map(([name, field]) => (
        <ValueField
          key={name}
          place={inside(place, name)}
          name={name}
          field={field}
          value={values[name]}
          onChange={(value) => change(name, value)}
        />
      ))}
    </Stack>
  )
}
