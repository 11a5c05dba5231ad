import { type Currency, moneySchema, type Value, type ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { MultiSelect, NumberInput, SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MoneyInput } from '../../../../platform/forms/MoneyInput'
import { shopQuery } from '../../../settings/shop-queries'
import { optionName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { LiquidField } from '../liquid/LiquidField'
import { InstantInput } from './InstantInput'
import { LateSelect } from './LateSelect'
import type { Place } from './Place'
import { valueOfText, writtenText } from './written-text'

interface LiteralInputProps {
  place: Place
  type: ValueType
  /** The field's name, which names its options. */
  field: string
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  compact?: boolean
}

const long = new Set(['body', 'bodyText', 'message', 'note', 'text', 'description'])
const numberOf = (value: Value | undefined) => (typeof value === 'number' ? value : '')
const textOf = (value: Value | undefined) => (typeof value === 'string' ? value : '')
const textsOf = (value: Value | undefined) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** A value written down, by the type that its place asks for. */
export function LiteralInput({ place, type, field, label, value, onChange, compact }: LiteralInputProps) {
  const text = useText()
  const { t } = text
  const { readOnly } = useEditor()
  const named = { 'aria-label': label, readOnly, size: 'sm' as const }
  const written = (
    <WrittenText
      place={place}
      field={field}
      label={label}
      value={value}
      onChange={onChange}
      compact={compact}
    />
  )
  switch (type.kind) {
    case 'text':
      if (type.options !== undefined) {
        return (
          <LateSelect
            {...named}
            data={type.options.map((option) => ({ value: option, label: optionName(field, option, text) }))}
            value={textOf(value) || null}
            onChange={(next) => onChange(next ?? undefined)}
            clearable
          />
        )
      }
      return written
    case 'number':
      return (
        <NumberInput
          {...named}
          allowDecimal={!type.integer}
          value={numberOf(value)}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )
    case 'boolean':
      return (
        <SegmentedControl
          aria-label={label}
          size="xs"
          readOnly={readOnly}
          data={[
            { value: 'true', label: t('general.yes') },
            { value: 'false', label: t('general.no') },
          ]}
          value={typeof value === 'boolean' ? `${value}` : ''}
          onChange={(next) => onChange(next === 'true')}
        />
      )
    case 'money':
      return <MoneyLiteral label={label} value={value} onChange={onChange} />
    case 'instant':
      return <InstantInput label={label} value={textOf(value)} readOnly={readOnly} onChange={onChange} />
    case 'list':
      return (
        <ListLiteral
          place={place}
          type={type}
          field={field}
          label={label}
          value={value}
          onChange={onChange}
        />
      )
    default:
      return written
  }
}

/** A text: with values of the run in it, except where there are none yet. */
function WrittenText({ place, field, label, value, onChange, compact }: Omit<LiteralInputProps, 'type'>) {
  const { readOnly } = useEditor()
  const isLong = long.has(field)
  if (place.literal !== true) {
    return (
      <LiquidField
        place={place}
        label={label}
        value={value}
        onChange={onChange}
        multiline={isLong && compact !== true}
        compact={compact}
      />
    )
  }
  const plain = { 'aria-label': label, readOnly, size: 'sm' as const, value: writtenText(value) }
  return isLong ? (
    <Textarea
      {...plain}
      autosize
      minRows={3}
      onChange={(event) => onChange(valueOfText(event.currentTarget.value))}
    />
  ) : (
    <TextInput {...plain} onChange={(event) => onChange(valueOfText(event.currentTarget.value))} />
  )
}

function ListLiteral(props: LiteralInputProps & { type: Extract<ValueType, { kind: 'list' }> }) {
  const { type, field, label, value, onChange } = props
  const text = useText()
  const { readOnly } = useEditor()
  const { item } = type
  if (item.kind === 'text' && item.options !== undefined) {
    return (
      <MultiSelect
        aria-label={label}
        readOnly={readOnly}
        data={item.options.map((option) => ({ value: option, label: optionName(field, option, text) }))}
        value={textsOf(value)}
        onChange={onChange}
      />
    )
  }
  const shown = Array.isArray(value) ? value.map((one) => `${one}`) : []
  const change = (next: string[]) =>
    onChange(item.kind === 'number' ? next.map(Number).filter(Number.isFinite) : next)
  return (
    <TagsInput
      aria-label={label}
      readOnly={readOnly}
      placeholder={shown.length === 0 ? text.t('steps.field.tagsPlaceholder') : undefined}
      value={shown}
      onChange={change}
    />
  )
}

function MoneyLiteral({ label, value, onChange }: Pick<LiteralInputProps, 'label' | 'value' | 'onChange'>) {
  const { readOnly } = useEditor()
  const { data: shop } = useQuery(shopQuery)
  const money = moneySchema.safeParse(value)
  const currency: Currency | undefined = money.success ? money.data.currency : shop?.currency
  if (currency === undefined) return null
  return (
    <MoneyInput
      aria-label={label}
      readOnly={readOnly}
      currency={currency}
      value={money.success ? money.data.amount : undefined}
      onChange={(amount) => onChange(amount === undefined ? undefined : { amount, currency })}
    />
  )
}
