import { Position } from '@xyflow/react'
import type { StepFlowNode } from './flow-types'

/** Every card has this width. */
export const cardWidth = 248

/** Room for the label of each port beside a card. */
const portSpace = 46

/** Room for a name and as many lines of words as a card shows. */
export const usualHeight = 96

/** No card is lower than its ports need; nor than its words may need, so that it keeps its height as they change. */
export const leastHeight = (ports: number): number => Math.max(usualHeight, ports * portSpace)

/** What a card measures before it has been drawn; only one that also tells of a run is higher. */
export const likelySize = (ports: number) => ({ width: cardWidth, height: leastHeight(ports) })

export type CardHandles = NonNullable<StepFlowNode['handles']>

interface HandlesQuestion {
  ports: readonly string[]
  /** Whether edges lead to it; none leads to the trigger. */
  target: boolean
  direction: 'right' | 'down'
  /** How wide a handle is drawn. */
  handle: number
  size: { width: number; height: number }
}

const remembered = new Map<string, CardHandles>()
const mostRemembered = 2_000

/** How far along its side a port stands, from 0 to 1. */
export const portShare = (index: number, ports: number): number => (index + 1) / (ports + 1)

/**
 * Where a card's handles are, as the stylesheet puts them, so that edges can be drawn to cards that never were in view.
 * Equal questions get the same answer, by which a card that stayed as it is can be told.
 */
export function handlesOf({ ports, target, direction, handle, size }: HandlesQuestion): CardHandles {
  const key = `${ports.join(' ')}|${target}|${direction}|${handle}|${size.width}x${size.height}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const down = direction === 'down'
  const at = (x: number, y: number) => ({
    x: x - handle / 2,
    y: y - handle / 2,
    width: handle,
    height: handle,
  })
  const handles: CardHandles = [
    ...(target
      ? [
          {
            ...(down ? at(size.width / 2, 0) : at(0, size.height / 2)),
            type: 'target' as const,
            position: down ? Position.Top : Position.Left,
          },
        ]
      : []),
    ...ports.map((id, index) => {
      const share = portShare(index, ports.length)
      return {
        ...(down ? at(size.width * share, size.height) : at(size.width, size.height * share)),
        id,
        type: 'source' as const,
        position: down ? Position.Bottom : Position.Right,
      }
    }),
  ]
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, handles)
  return handles
}
