import { triggerNodeId } from '@counterflow/core'
import { Position } from '@xyflow/react'
import { portShare } from './card-size'
import classes from './StepNode.module.css'

interface PortMarksProps {
  id: string
  ports: readonly string[]
  direction: 'right' | 'down'
  editable: boolean
}

/** The places on a card from which connections leave, and to which they lead; nothing can be drawn from them. */
export function PortMarks({ id, ports, direction, editable }: PortMarksProps) {
  const down = direction === 'down'
  const still = editable ? undefined : true
  return (
    <>
      {id !== triggerNodeId && (
        <Mark
          kind="target"
          position={down ? Position.Top : Position.Left}
          place={down ? { left: '50%', top: 0 } : { left: 0, top: '50%' }}
          still={still}
        />
      )}
      {ports.map((port, index) => {
        const share = `${portShare(index, ports.length) * 100}%`
        return (
          <Mark
            key={port}
            id={port}
            kind="source"
            position={down ? Position.Bottom : Position.Right}
            place={down ? { left: share, top: '100%' } : { left: '100%', top: share }}
            still={still}
          />
        )
      })}
    </>
  )
}

interface MarkProps {
  id?: string
  kind: 'source' | 'target'
  position: Position
  place: { left: string | number; top: string | number }
  still: true | undefined
}

/**
 * What React Flow looks for when it measures a card. Its own component follows every movement of the canvas, which is
 * more than many cards can afford, and where it is not there nobody hits a handle.
 */
function Mark({ id, kind, position, place, still }: MarkProps) {
  return (
    <span
      className={`${kind} ${classes.mark}`}
      data-handleid={id ?? null}
      data-handlepos={position}
      data-still={still}
      style={place}
    />
  )
}
