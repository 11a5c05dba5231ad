import type { Condition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { ConditionSentence } from '../../words/ConditionSentence'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { LateSelect } from '../forms/LateSelect'
import { inside, type Place } from '../forms/Place'
import { ReferencePicker } from '../forms/ReferencePicker'
import { ComparisonLine } from './ComparisonLine'
import classes from './ConditionEditor.module.css'
import { ConditionLines, useConditionLines } from './ConditionLines'
import {
  asGroup,
  type GroupKind,
  groupOf,
  isComparison,
  isGroup,
  isList,
  newComparison,
  newListCondition,
} from './condition-edits'
import { LineActions } from './LineActions'
import { ListLine } from './ListLine'
import type { LinePath } from './move-line'

interface ConditionEditorProps {
  place: Place
  condition: Condition
  onChange: (condition: Condition) => void
  /** Removes the whole group; absent for the outermost. */
  onRemove?: () => void
  /** Where it stands in the condition around it. */
  path?: LinePath
}

const kinds: readonly GroupKind[] = ['all', 'any', 'none']
const listType = { kind: 'list', item: { kind: 'unknown', nullable: true }, nullable: true } as const

/** A condition of any depth: groups of lines, each line a comparison, a question about a list, or a group again. */
export function ConditionEditor(props: Pick<ConditionEditorProps, 'place' | 'condition' | 'onChange'>) {
  return (
    <ConditionLines condition={props.condition} onChange={props.onChange}>
      {asGroup(props.condition).parts.length > 0 && (
        <p className={classes.sentence}>
          <ConditionSentence condition={props.condition} />
        </p>
      )}
      <GroupEditor {...props} />
    </ConditionLines>
  )
}

function GroupEditor({ place, condition, onChange, onRemove, path = [] }: ConditionEditorProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { goOn } = useConditionLines()
  const { kind, parts } = asGroup(condition)
  // A single comparison stands without a group in the definition, and so do the paths of its findings.
  const at = isGroup(condition) ? inside(place, kind) : place
  const partPlace = (index: number) => (isGroup(condition) ? inside(at, index) : place)
  const change = (next: readonly Condition[]) => onChange(groupOf(kind, next))
  const replace = (index: number, part: Condition) => change(parts.with(index, part))
  const remove = (index: number) => change(parts.toSpliced(index, 1))
  const add = (part: Condition) => {
    change([...parts, part])
    goOn([...path, parts.length])
  }
  return (
    <FieldFrame place={at} exact>
      <fieldset
        className={classes.group}
        data-depth={path.length % 2 === 1 ? 'odd' : 'even'}
        aria-label={t(`steps.condition.${kind}`)}
      >
        <div className={classes.head}>
          <LateSelect
            aria-label={t('steps.condition.matchOf')}
            size="xs"
            readOnly={readOnly}
            allowDeselect={false}
            w={190}
            data={kinds.map((value) => ({ value, label: t(`steps.condition.${value}`) }))}
            value={kind}
            onChange={(next) => onChange(groupOf(kinds.find((one) => one === next) ?? 'all', parts))}
          />
          {onRemove && !readOnly && (
            <LineActions
              path={path}
              isGroup
              removeWords={t('steps.condition.removeGroup')}
              onRemove={onRemove}
            />
          )}
        </div>
        {parts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('steps.condition.empty')}
          </Text>
        ) : (
          <div className={classes.lines}>
            {parts.map((part, index) => (
              // Lines have no id of their own; their place is what identifies them.
              <div
                key={partPlace(index).path.join('/')}
                data-line={isGroup(condition) ? [...path, index].join('.') : undefined}
              >
                {index > 0 && (
                  <div className={classes.word}>{t(`steps.condition.${kind === 'all' ? 'and' : 'or'}`)}</div>
                )}
                <Part
                  place={partPlace(index)}
                  part={part}
                  path={isGroup(condition) ? [...path, index] : []}
                  onChange={(next) => replace(index, next)}
                  onRemove={() => remove(index)}
                />
              </div>
            ))}
          </div>
        )}
        {!readOnly && <Adds place={place} onAdd={add} />}
      </fieldset>
    </FieldFrame>
  )
}

interface PartProps {
  place: Place
  part: Condition
  path: LinePath
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function Part({ place, part, path, onChange, onRemove }: PartProps) {
  if (isComparison(part)) {
    return (
      <ComparisonLine place={place} path={path} comparison={part} onChange={onChange} onRemove={onRemove} />
    )
  }
  if (isList(part)) {
    return (
      <ListLine place={place} path={path} condition={part} onChange={onChange} onRemove={onRemove}>
        {(where, change) => <ConditionEditor place={where} condition={part.where} onChange={change} />}
      </ListLine>
    )
  }
  return <GroupEditor place={place} condition={part} onChange={onChange} onRemove={onRemove} path={path} />
}

function Adds({ place, onAdd }: { place: Place; onAdd: (part: Condition) => void }) {
  const { t } = useText()
  return (
    <div className={classes.adds}>
      <ReferencePicker
        place={place}
        goesOn
        onPick={({ path, type }) => onAdd(newComparison(path, type))}
        target={(open) => (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={open}
          >
            {t('steps.condition.add')}
          </Button>
        )}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onAdd({ any: [] })}
      >
        {t('steps.condition.addGroup')}
      </Button>
      <ReferencePicker
        place={place}
        expected={listType}
        goesOn
        onPick={({ path }) => onAdd(newListCondition(path))}
        target={(open) => (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconListCheck size={14} aria-hidden />}
            onClick={open}
          >
            {t('steps.condition.addList')}
          </Button>
        )}
      />
    </div>
  )
}
