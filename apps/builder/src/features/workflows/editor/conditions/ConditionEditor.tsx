import type { Condition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Select, Text } from '@mantine/core'
import { IconListCheck, IconPlus, IconTrash } from '@tabler/icons-react'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { inside, type Place } from '../forms/Place'
import { ReferencePicker } from '../forms/ReferencePicker'
import { ComparisonLine } from './ComparisonLine'
import classes from './ConditionEditor.module.css'
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
import { ListLine } from './ListLine'

interface ConditionEditorProps {
  place: Place
  condition: Condition
  onChange: (condition: Condition) => void
  /** Removes the whole group; absent for the outermost. */
  onRemove?: () => void
  depth?: number
}

const kinds: readonly GroupKind[] = ['all', 'any', 'none']
const listType = { kind: 'list', item: { kind: 'unknown', nullable: true }, nullable: true } as const

/** A condition of any depth: groups of lines, each line a comparison, a question about a list, or a group again. */
export function ConditionEditor({ place, condition, onChange, onRemove, depth = 0 }: ConditionEditorProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { kind, parts } = asGroup(condition)
  // A single comparison stands without a group in the definition, and so do the paths of its findings.
  const at = isGroup(condition) ? inside(place, kind) : place
  const partPlace = (index: number) => (isGroup(condition) ? inside(at, index) : place)
  const change = (next: readonly Condition[]) => onChange(groupOf(kind, next))
  const replace = (index: number, part: Condition) => change(parts.with(index, part))
  const remove = (index: number) => change(parts.toSpliced(index, 1))
  return (
    <FieldFrame place={at} exact>
      <fieldset
        className={classes.group}
        data-depth={depth % 2 === 1 ? 'odd' : 'even'}
        aria-label={t(`steps.condition.${kind}`)}
      >
        <div className={classes.head}>
          <Select
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
            <ActionIcon size="sm" aria-label={t('steps.condition.removeGroup')} onClick={onRemove}>
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
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
              <div key={partPlace(index).path.join('/')}>
                {index > 0 && (
                  <div className={classes.word}>{t(`steps.condition.${kind === 'all' ? 'and' : 'or'}`)}</div>
                )}
                <Part
                  place={partPlace(index)}
                  part={part}
                  depth={depth + 1}
                  onChange={(next) => replace(index, next)}
                  onRemove={() => remove(index)}
                />
              </div>
            ))}
          </div>
        )}
        {!readOnly && <Adds place={place} onAdd={(part) => change([...parts, part])} />}
      </fieldset>
    </FieldFrame>
  )
}

interface PartProps {
  place: Place
  part: Condition
  depth: number
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function Part({ place, part, depth, onChange, onRemove }: PartProps) {
  if (isComparison(part)) {
    return <ComparisonLine place={place} comparison={part} onChange={onChange} onRemove={onRemove} />
  }
  if (isList(part)) {
    return (
      <ListLine place={place} condition={part} onChange={onChange} onRemove={onRemove}>
        {(where, change) => (
          <ConditionEditor place={where} condition={part.where} onChange={change} depth={depth + 1} />
        )}
      </ListLine>
    )
  }
  return (
    <ConditionEditor place={place} condition={part} onChange={onChange} onRemove={onRemove} depth={depth} />
  )
}

function Adds({ place, onAdd }: { place: Place; onAdd: (part: Condition) => void }) {
  const { t } = useText()
  return (
    <div className={classes.adds}>
      <ReferencePicker
        place={place}
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
