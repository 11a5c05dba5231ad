import { ViewportPortal } from '@xyflow/react'
import { useSyncExternalStore } from 'react'
import classes from './MovingTraces.module.css'
import type { TraceStore } from './traces'

/** The lines that show what a dragged card is aligned with, and the originals of what is being copied. */
export function MovingTraces({ traces }: { traces: TraceStore }) {
  const { guides, originals } = useSyncExternalStore(traces.subscribe, traces.read)
  if (guides.length + originals.length === 0) return null
  return (
    <ViewportPortal>
      {originals.map(({ id, x, y, width, height }) => (
        <div key={id} className={classes.original} style={{ left: x, top: y, width, height }} />
      ))}
      <svg className={classes.guides} aria-hidden>
        {guides.map(({ axis, at, from, to }) => (
          <line
            key={axis}
            x1={axis === 'x' ? at : from}
            x2={axis === 'x' ? at : to}
            y1={axis === 'x' ? from : at}
            y2={axis === 'x' ? to : at}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
}
