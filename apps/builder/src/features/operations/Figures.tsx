import { formatNumber, formatSpan } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import classes from './Figures.module.css'
import type { Operations } from './operations-queries'

/** Longer than this, and the workers do not keep up. */
const worrying = 30

interface Figure {
  readonly label: string
  readonly value: string
  readonly tone?: 'caution' | 'bad' | undefined
}

/** The numbers of this moment. */
export function Figures({ operations: { queue, jobs } }: { operations: Operations }) {
  const { t, language } = useText()
  const count = (value: number) => formatNumber(value, language)
  const oldest = queue.oldestQueuedSeconds
  const figures: readonly Figure[] = [
    { label: t('operations.queued'), value: count(queue.queued) },
    {
      label: t('operations.oldest'),
      value: oldest === null ? t('operations.none') : formatSpan(Math.round(oldest), language),
      tone: oldest !== null && oldest > worrying ? 'caution' : undefined,
    },
    { label: t('operations.running'), value: count(queue.running) },
    { label: t('operations.waiting'), value: count(queue.waiting) },
    { label: t('operations.jobs'), value: count(jobs.due) },
    {
      label: t('operations.failedJobs'),
      value: count(jobs.failed),
      tone: jobs.failed > 0 ? 'bad' : undefined,
    },
  ]
  return (
    <dl className={classes.figures} aria-label={t('operations.now')}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} className={classes.figure} data-tone={tone}>
          <dt>{label}</dt>
          <dd className="cf-figures">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
