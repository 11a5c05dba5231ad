import { type StepMark, triggerNodeId } from '@counterflow/core'
import { Position } from '@xyflow/react'
import hues from '../graph/hues.module.css'
import { portShare } from './card-size'
import classes from './StepNode.module.css'

interface FarCardProps {
  id: string
  hue: string
  ports: readonly string[]
  direction: 'right' | 'down'
  editable: boolean
  /** As it measures from near, so that nothing moves between the two. */
  height: number | undefined
  mark: StepMark | undefined
}

/** A card from so far away that no word can be read: its colour and its place, and the marks from which edges leave. */
export function FarCard({ id, hue, ports, direction, editable, height, mark }: FarCardProps) {
  const down = direction === 'down'
  const still = editable ? undefined : true
  return (
    <>
      <div className={`${classes.simple} ${hues.hue}`} data-hue={hue} data-mark={mark} style={{ height }} />
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
 * more than a thousand cards can afford, and from far away nobody hits a handle.
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
