import { type InboxFigures, shareInPercent } from '@counterflow/core'
import { formatDateTime, formatNumber, formatSpan } from '@counterflow/i18n'
import { KeyFigures, useText } from '@counterflow/ui'

/** The numbers that one looks at first. */
export function InboxKeyFigures({ figures }: { figures: InboxFigures }) {
  const { t, language } = useText()
  const { waitingNow, firstAnswers, waits, labels } = figures
  const number = (value: number) => formatNumber(value, language)
  const spread = ({ count, median, p90 }: InboxFigures['waits']) => ({
    value: median === null ? '–' : formatSpan(Math.round(median), language),
    more:
      p90 === null
        ? t('inboxFigures.none')
        : `${t('inboxFigures.p90', { time: formatSpan(Math.round(p90), language) })} · ${t('inboxFigures.ofAnswers', { count })}`,
  })
  const share = shareInPercent(labels.labelled, labels.messages)
  return (
    <KeyFigures
      figures={[
        {
          label: t('inboxFigures.waitingNow'),
          value: number(waitingNow.conversations),
          more:
            waitingNow.longestSince === null
              ? t('inboxFigures.nobody')
              : t('inboxFigures.longest', { time: formatDateTime(waitingNow.longestSince, language) }),
        },
        {
          label: `${t('inboxFigures.firstAnswer')} · ${t('inboxFigures.median')}`,
          ...spread(firstAnswers),
        },
        { label: `${t('inboxFigures.wait')} · ${t('inboxFigures.median')}`, ...spread(waits) },
        {
          label: t('inboxFigures.labelled'),
          value: share === undefined ? '–' : `${number(share)}%`,
          more: `${t('inboxFigures.labelledOf', {
            labelled: number(labels.labelled),
            messages: number(labels.messages),
          })} · ${t('inboxFigures.corrected', { count: labels.corrected })}`,
        },
      ]}
    />
  )
}
