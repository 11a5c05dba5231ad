import { type Condition, type ListCondition, unknownType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { LateSelect } from '../forms/LateSelect'
import { inside, type Place } from '../forms/Place'
import { ReferenceChip } from '../forms/ReferenceChip'
import { useTypeAt } from '../forms/useTypeAt'
import classes from './ConditionEditor.module.css'
import { LineActions } from './LineActions'
import type { LinePath } from './move-line'

interface ListLineProps {
  place: Place
  path: LinePath
  condition: ListCondition
  onChange: (condition: ListCondition) => void
  onRemove: () => void
  /** Draws the condition about one item. */
  children: (place: Place, onChange: (where: Condition) => void) => ReactNode
}

const matches = ['any', 'every', 'none'] as const
const listType = { kind: 'list', item: { kind: 'unknown', nullable: true }, nullable: true } as const

/** A question about a list: whether any, every or no item meets a condition. */
export function ListLine({ place, path, condition, onChange, onRemove, children }: ListLineProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const type = useTypeAt(place)(condition.items.$ref)
  const item = type?.kind === 'list' ? type.item : unknownType
  const { $ref } = condition.items
  const items = $ref[0] === 'item' && place.items !== undefined ? [...place.items, 0, ...$ref.slice(1)] : $ref
  return (
    <FieldFrame place={inside(place, 'items')}>
      <div className={classes.line}>
        <div className={classes.row}>
          <LateSelect
            aria-label={t('steps.condition.matchLabel')}
            size="xs"
            w={150}
            readOnly={readOnly}
            allowDeselect={false}
            data={matches.map((value) => ({ value, label: t(`steps.condition.match.${value}`) }))}
            value={condition.match}
            onChange={(next) =>
              onChange({ ...condition, match: matches.find((one) => one === next) ?? condition.match })
            }
          />
          {!readOnly && (
            <LineActions path={path} removeWords={t('steps.condition.remove')} onRemove={onRemove} />
          )}
        </div>
        <Text size="xs" c="dimmed" my={4}>
          {t('steps.condition.list')}
        </Text>
        <ReferenceChip
          place={place}
          path={condition.items.$ref}
          expected={listType}
          placeholder={t('steps.condition.chooseList')}
          onPick={(option) => onChange({ ...condition, items: { $ref: option.path } })}
        />
        <Text size="xs" c="dimmed" my={4}>
          {t('steps.condition.listWhere')}
        </Text>
        {children({ ...inside(place, 'where'), item, items }, (where) => onChange({ ...condition, where }))}
      </div>
    </FieldFrame>
  )
}
