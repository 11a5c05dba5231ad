import { formatNumber, formatSpan } from '@counterflow/i18n'
import { type KeyFigure, KeyFigures, useText } from '@counterflow/ui'
import type { Operations } from './operations-queries'

/** Longer than this, and the workers do not keep up. */
const worrying = 30

/** The numbers of this moment. */
export function Figures({ operations: { queue, jobs } }: { operations: Operations }) {
  const { t, language } = useText()
  const count = (value: number) => formatNumber(value, language)
  const oldest = queue.oldestQueuedSeconds
  const figures: readonly KeyFigure[] = [
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
  return <KeyFigures figures={figures} label={t('operations.now')} />
}
