import { errorPort, type WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconPlus } from '@tabler/icons-react'
import { type CSSProperties, use } from 'react'
import { portName } from '../words/port-name'
import { useStepName } from '../words/StepNamesProvider'
import { AddStepContext } from './AddStepContext'
import classes from './StepNode.module.css'

interface FreePortProps {
  nodeId: string
  node: WorkflowNode | undefined
  port: string
  direction: 'right' | 'down'
  place: CSSProperties
}

/** A way out that leads nowhere yet, and the button that adds a step to it. */
export function FreePort({ nodeId, node, port, direction, place }: FreePortProps) {
  const text = useText()
  const addStep = use(AddStepContext)
  const name = useStepName()(nodeId)
  const label = portName(node, port, text)
  const error = port === errorPort
  return (
    <span
      className={classes.free}
      style={place}
      data-direction={direction}
      data-error={error || undefined}
      data-exit={port}
      data-exit-of={nodeId}
    >
      <button
        type="button"
        // The canvas is one stop for Tab; the card's own key adds a step here.
        tabIndex={-1}
        className={`${classes.add} nodrag nopan`}
        aria-label={text.t('editor.palette.addAt', { name, port: label ?? text.t('steps.port.next') })}
        onClick={(event) => {
          event.stopPropagation()
          addStep(nodeId, port, event.currentTarget)
        }}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <IconPlus size={14} stroke={2} aria-hidden />
      </button>
      {label}
    </span>
  )
}
