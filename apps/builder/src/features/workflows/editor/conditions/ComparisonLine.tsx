import { type Comparison, isReference, operatorOf, unknownType, type ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon } from '@mantine/core'
import { IconBraces, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { lastName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { LateSelect } from '../forms/LateSelect'
import { LiteralInput } from '../forms/LiteralInput'
import { inside, type Place, pathText } from '../forms/Place'
import { ReferenceChip } from '../forms/ReferenceChip'
import { useTypeAt } from '../forms/useTypeAt'
import classes from './ConditionEditor.module.css'
import { offeredOperators, operandType, withField, withOperator, withValue } from './condition-edits'
import { LineActions } from './LineActions'
import type { LinePath } from './move-line'

interface ComparisonLineProps {
  place: Place
  path: LinePath
  comparison: Comparison
  onChange: (comparison: Comparison) => void
  onRemove: () => void
}

/** One line of a condition: field, operator, value; operators and the value's input follow the field's type. */
export function ComparisonLine({ place, path, comparison, onChange, onRemove }: ComparisonLineProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const type = useTypeAt(place)(comparison.field.$ref)
  const offered = offeredOperators(type ?? unknownType)
  const expected = operandType(operatorOf(comparison.operator), type ?? unknownType)
  // Dates, lists and texts need the whole line.
  const isWide = expected?.kind === 'instant' || expected?.kind === 'list' || isFreeText(expected)
  const operators = offered.some(({ id }) => id === comparison.operator)
    ? offered
    : [operatorOf(comparison.operator), ...offered]
  return (
    <FieldFrame place={place} roomy>
      <div className={classes.line}>
        <div className={classes.row}>
          <ReferenceChip
            place={place}
            path={comparison.field.$ref}
            placeholder={t('steps.condition.chooseField')}
            onPick={(option) => onChange(withField(comparison, option.path, option.type, type))}
          />
          {!readOnly && (
            <LineActions path={path} removeWords={t('steps.condition.remove')} onRemove={onRemove} />
          )}
        </div>
        <div className={classes.operands} data-wide={isWide || undefined}>
          <LateSelect
            wrapperProps={{ 'data-path': pathText(inside(place, 'operator').path) }}
            aria-label={t('steps.condition.operator')}
            readOnly={readOnly}
            allowDeselect={false}
            data={operators.map(({ id }) => ({ value: id, label: t(`operators.${id}`) }))}
            value={comparison.operator}
            onChange={(next) => {
              const chosen = operators.find(({ id }) => id === next)
              if (chosen !== undefined) onChange(withOperator(comparison, chosen.id))
            }}
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          />
          <Operand place={place} comparison={comparison} onChange={onChange} />
        </div>
      </div>
    </FieldFrame>
  )
}

const isFreeText = (type: ValueType | undefined) => type?.kind === 'text' && type.options === undefined

function Operand({ place, comparison, onChange }: Omit<ComparisonLineProps, 'path' | 'onRemove'>) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const type = useTypeAt(place)(comparison.field.$ref)
  const expected = operandType(operatorOf(comparison.operator), type ?? unknownType)
  const { value } = comparison
  const refers = value !== undefined && isReference(value)
  const [wantsReference, setWantsReference] = useState(false)
  if (expected === undefined) return null
  const byReference = refers || wantsReference
  const label = t('steps.condition.value')
  return (
    <div
      data-path={pathText(inside(place, 'value').path)}
      style={{ display: 'flex', gap: 4, alignItems: 'flex-start', minWidth: 0 }}
    >
      <div style={{ flex: 1, minWidth: 0 }}>
        {byReference ? (
          <ReferenceChip
            place={inside(place, 'value')}
            path={refers ? value.$ref : undefined}
            expected={expected}
            placeholder={t('steps.field.chooseReference')}
            startsOpen={wantsReference}
            onPick={({ path }) => {
              setWantsReference(false)
              onChange(withValue(comparison, { $ref: path }))
            }}
          />
        ) : (
          <LiteralInput
            place={inside(place, 'value')}
            type={expected}
            field={lastName(comparison.field.$ref)}
            label={label}
            value={value}
            onChange={(next) => onChange(withValue(comparison, next))}
          />
        )}
      </div>
      {!readOnly && (
        <ActionIcon
          size="sm"
          mt={6}
          aria-label={`${label}: ${t(byReference ? 'steps.field.literal' : 'steps.field.reference')}`}
          onClick={() => {
            setWantsReference(!byReference)
            if (refers) onChange(withValue(comparison, undefined))
          }}
        >
          {byReference ? <IconPencil size={14} aria-hidden /> : <IconBraces size={14} aria-hidden />}
        </ActionIcon>
      )}
    </div>
  )
}
