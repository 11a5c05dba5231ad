import type { StepMark } from '@counterflow/core'
import hues from '../graph/hues.module.css'
import { PortMarks } from './PortMarks'
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
  return (
    <>
      <div className={`${classes.simple} ${hues.hue}`} data-hue={hue} data-mark={mark} style={{ height }} />
      <PortMarks id={id} ports={ports} direction={direction} editable={editable} />
    </>
  )
}
