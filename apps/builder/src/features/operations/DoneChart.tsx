import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import classes from './DoneChart.module.css'
import type { Operations } from './operations-queries'

const barWidth = 10
const gap = 2
const height = 96

interface DoneChartProps {
  minutes: Operations['minutes']
  succeeded: number
  failed: number
}

/** A bar a minute; what failed stands at its foot, so that it is seen even when it is little. */
export function DoneChart({ minutes, succeeded, failed }: DoneChartProps) {
  const { t, language } = useText()
  const count = (value: number) => formatNumber(value, language)
  const most = Math.max(1, ...minutes.map((minute) => minute.succeeded + minute.failed))
  const width = minutes.length * (barWidth + gap) - gap
  // A single run in a busy hour is still a line, and not nothing.
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * height))
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  const summary = t('operations.done.summary', {
    succeeded: count(succeeded),
    failed: count(failed),
    most: count(most),
  })
  return (
    <figure className={classes.chart}>
      <span className={classes.most}>{t('operations.done.most', { count: count(most) })}</span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={summary}>
        {minutes.map((minute, index) => {
          const foot = tall(minute.failed)
          const body = Math.min(tall(minute.succeeded), height - foot)
          const x = index * (barWidth + gap)
          return (
            <g key={minute.at}>
              <title>
                {t('operations.done.minute', {
                  time: time.format(new Date(minute.at)),
                  succeeded: count(minute.succeeded),
                  failed: count(minute.failed),
                })}
              </title>
              <rect className={classes.room} x={x} y={0} width={barWidth} height={height} />
              <rect
                className={classes.succeeded}
                x={x}
                y={height - foot - body}
                width={barWidth}
                height={body}
              />
              <rect className={classes.failed} x={x} y={height - foot} width={barWidth} height={foot} />
            </g>
          )
        })}
      </svg>
      <figcaption className={classes.axis} aria-hidden>
        <span>{t('operations.done.from')}</span>
        <span>{t('operations.done.to')}</span>
      </figcaption>
    </figure>
  )
}
