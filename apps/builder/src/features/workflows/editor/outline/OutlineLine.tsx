import { errorPort, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconNote } from '@tabler/icons-react'
import { type CSSProperties, type MouseEvent, type ReactNode, useId } from 'react'
import type { StepRun } from '../../canvas/flow-types'
import { StepRunState } from '../../canvas/StepRunState'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import hues from '../../graph/hues.module.css'
import { stepLook, triggerLook } from '../../graph/step-look'
import { useStepName } from '../../words/StepNamesProvider'
import { StepSentence, TriggerSentence } from '../../words/StepSentence'
import classes from './OutlineTree.module.css'
import type { OutlineRow } from './outline-rows'

interface OutlineLineProps {
  row: OutlineRow
  name: string
  definition: WorkflowDefinition
  isCurrent: boolean
  /** Undefined where there is nothing to choose. */
  isSelected: boolean | undefined
  problems: number
  run: StepRun | undefined
  onFocus: () => void
  onFold: () => void
  onClick: (event: MouseEvent<HTMLElement>) => void
  onContextMenu: (event: MouseEvent<HTMLElement>) => void
  besides: ReactNode
  instead: ReactNode
}

/** One line of the outline: a step, an exit, a note or a heading. */
export function OutlineLine(props: OutlineLineProps) {
  const { row, name, definition, isCurrent, isSelected, problems, run, instead } = props
  const { t } = useText()
  const id = useId()
  const Fold = row.expanded ? IconChevronDown : IconChevronRight
  const style: CSSProperties = { ['--level' as string]: row.level }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines.
    <div
      role="treeitem"
      className={classes.row}
      style={style}
      data-row={row.key}
      data-kind={row.kind}
      data-state={run?.state}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-expanded={row.expanded}
      aria-selected={isSelected}
      aria-labelledby={`${id}-words`}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) props.onFocus()
      }}
      onClick={props.onClick}
      onContextMenu={props.onContextMenu}
    >
      {row.expanded === undefined ? (
        <span className={classes.fold} aria-hidden />
      ) : (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-label={t(row.expanded ? 'outline.fold' : 'outline.unfold', { name })}
          onClick={(event) => {
            event.stopPropagation()
            props.onFold()
          }}
        >
          <Fold size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      <LineIcon row={row} definition={definition} />
      <span id={`${id}-words`} className={classes.words} hidden={instead !== undefined}>
        <Words row={row} name={name} definition={definition} />
        {problems > 0 && (
          <>
            {' '}
            <span className={classes.problem}>
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              {t('editor.problems', { count: problems })}
            </span>
          </>
        )}
        {run && <StepRunState run={run} />}
      </span>
      {instead}
      {props.besides}
    </div>
  )
}

function LineIcon({ row, definition }: { row: OutlineRow; definition: WorkflowDefinition }) {
  const catalogue = useCatalogue()
  if (row.kind === 'note') return <IconNote size={18} stroke={1.5} aria-hidden />
  if (row.kind !== 'step') return null
  const node = definition.nodes.find((candidate) => candidate.id === row.step.id)
  const look =
    node === undefined
      ? triggerLook
      : stepLook(node.kind, node.kind === 'action' ? catalogue.actions.get(node.action)?.category : undefined)
  const Icon = look.icon
  return (
    <span className={`${classes.icon} ${hues.hue}`} data-hue={look.hue}>
      <Icon size={16} stroke={1.75} aria-hidden />
    </span>
  )
}

/** What is read out. Pauses are written as signs, so that a voice makes them. */
function Words({ row, name, definition }: Pick<OutlineLineProps, 'row' | 'name' | 'definition'>) {
  const { t } = useText()
  const stepName = useStepName()
  switch (row.kind) {
    case 'group':
      return <span className={classes.name}>{name}</span>
    case 'note':
      return <span className={classes.note}>{name}</span>
    case 'exit': {
      const { exit } = row
      return (
        <>
          <span className={classes.port} data-error={exit.port === errorPort || undefined}>
            {name}
          </span>
          {exit.leadsTo === 'nothing' && <span className={classes.what}>: {t('outline.leadsNowhere')}</span>}
          {exit.leadsTo === 'elsewhere' && (
            <span className={classes.what}>
              : {t('outline.continuesAt', { name: stepName(exit.edge?.to ?? '') })}
            </span>
          )}
        </>
      )
    }
    case 'step': {
      const node = definition.nodes.find(({ id }) => id === row.step.id)
      const kind = t(`steps.kind.${node?.kind ?? triggerNodeId}`)
      return (
        <>
          <span className={classes.name}>{name}</span>
          <span className={classes.separator}> · </span>
          <span className={`${classes.what} ${classes.sentence}`}>
            {name !== kind && `${kind} · `}
            {node === undefined ? (
              <TriggerSentence trigger={definition.trigger} />
            ) : (
              <StepSentence node={node} />
            )}
            {row.isJoin && ` · ${t('outline.join')}`}
          </span>
        </>
      )
    }
  }
}
