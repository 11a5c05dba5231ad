import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { BaseEdge, type EdgeProps, getBezierPath, Position } from '@xyflow/react'
import { memo, use } from 'react'
import { createPortal } from 'react-dom'
import { useIsNear, useIsTold } from './detail'
import { EdgeLabelContext } from './edge-labels'
import type { PortFlowEdge } from './flow-types'
import { labelPlace } from './label-place'
import { MarkSign } from './MarkBadge'
import classes from './PortEdge.module.css'

const strokes = { true: 'var(--cf-good)', false: 'var(--cf-line)' }
const markedStrokes = { added: 'var(--cf-good)', removed: 'var(--cf-bad)' }

/** A connection that carries the name of its port, close to where it leaves so that branches stay apart. */
export const PortEdge = memo(function PortEdge(props: EdgeProps<PortFlowEdge>) {
  const { id, data, selected } = props
  const [path] = getBezierPath(props)
  const { label, taken, count, mark } = data ?? { label: undefined, taken: undefined }
  const { t, language } = useText()
  const stroke = selected
    ? 'var(--mantine-primary-color-filled)'
    : mark !== undefined
      ? markedStrokes[mark]
      : taken === undefined
        ? 'var(--cf-ink-faint)'
        : strokes[`${taken}`]
  // The line is seen first; its name and where one presses it follow with the words of the cards.
  const told = useIsTold()
  const near = useIsNear() && told
  const labels = use(EdgeLabelContext)
  const { x, y } = labelPlace(props, mark, props.sourcePosition === Position.Bottom)
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={near ? 24 : 0}
        style={{
          stroke: `var(--cf-edge-lit, ${stroke})`,
          strokeWidth: `var(--cf-edge-lit-width, ${taken === true || selected || mark !== undefined ? 2.5 : 1.5})`,
          ...(mark === 'removed' ? { strokeDasharray: '2 6', strokeLinecap: 'round' } : {}),
        }}
      />
      {near &&
        (label !== undefined || count !== undefined || mark !== undefined) &&
        labels !== null &&
        createPortal(
          <div
            className={classes.label}
            data-taken={taken}
            data-mark={mark}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {mark !== undefined && <MarkSign mark={mark} />}
            {label !== undefined && <span className={classes.name}>{label}</span>}
            {count !== undefined && (
              <span className={classes.count} title={t('canvas.runsThisWay', { count })}>
                {formatNumber(count, language)}
              </span>
            )}
          </div>,
          labels,
        )}
    </>
  )
})
