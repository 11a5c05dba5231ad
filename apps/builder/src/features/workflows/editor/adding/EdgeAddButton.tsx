import type { WorkflowEdge } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconPlus } from '@tabler/icons-react'
import { ViewportPortal } from '@xyflow/react'
import { portName } from '../../words/port-name'
import { useStepName } from '../../words/StepNamesProvider'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import classes from './EdgeAddButton.module.css'
import { type EdgePointing, middleOfEdge } from './useEdgePointing'

interface EdgeAddButtonProps {
  edge: WorkflowEdge
  pointing: EdgePointing
}

/** The + in the middle of the connection that is pointed at: one button for the whole canvas. */
export function EdgeAddButton({ edge, pointing }: EdgeAddButtonProps) {
  const text = useText()
  const name = useStepName()
  const { definition } = useEditor()
  const { requestStep } = useCanvas()
  const at = middleOfEdge(edge)
  if (at === undefined) return null
  const ends = { from: name(edge.from), to: name(edge.to) }
  const port = portName(
    definition.nodes.find(({ id }) => id === edge.from),
    edge.port,
    text,
  )
  return (
    <ViewportPortal>
      <button
        type="button"
        className={`${classes.add} nodrag nopan nokey`}
        style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
        aria-label={
          port === undefined
            ? text.t('canvas.insertBetween', ends)
            : text.t('canvas.insertBetweenOfPort', { ...ends, port })
        }
        onMouseEnter={pointing.stay}
        onMouseLeave={pointing.leave}
        onClick={(event) => {
          event.stopPropagation()
          const box = event.currentTarget.getBoundingClientRect()
          requestStep({ edge }, { x: box.right + 4, y: box.top + box.height / 2 })
        }}
      >
        <IconPlus size={14} stroke={2} aria-hidden />
      </button>
    </ViewportPortal>
  )
}
