import type { StepMark } from '@counterflow/core'
import { use } from 'react'
import hues from '../graph/hues.module.css'
import { ManyContext } from './detail'
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

/**
 * A card from so far away that no word can be read: its colour and its place. It has the marks from which edges leave only
 * where they have to be measured: those of many cards, whose handles are known, were a third of the page's elements.
 */
export function FarCard({ id, hue, ports, direction, editable, height, mark }: FarCardProps) {
  return (
    <>
      <div className={`${classes.simple} ${hues.hue}`} data-hue={hue} data-mark={mark} style={{ height }} />
      {!use(ManyContext) && <PortMarks id={id} ports={ports} direction={direction} editable={editable} />}
    </>
  )
}
