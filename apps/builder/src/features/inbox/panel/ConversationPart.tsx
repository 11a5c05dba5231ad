import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Fragment } from 'react'
import type { ConversationDetail } from '../conversation-queries'
import { useChannelTitle } from '../words/useChannelTitle'
import { ConversationTags } from './ConversationTags'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'

/** The conversation itself: what it is about, how it stands, by which channel, since when (R59). */
export function ConversationPart({ conversation }: { conversation: ConversationDetail }) {
  const { t, language } = useText()
  const channelTitle = useChannelTitle()
  const { topics, state, snoozedUntil, channel, startedAt, closedAt, assignee } = conversation
  const [topic] = topics
  const standing =
    snoozedUntil === null
      ? t(`inbox.standing.${state}`)
      : t('inbox.standing.snoozed', { until: formatDateTime(snoozedUntil, language) })
  const facts = [
    { label: t('inbox.panel.topic'), value: topic === undefined ? '–' : t(`topics.${topic}`) },
    { label: t('inbox.panel.state'), value: standing },
    { label: t('inbox.panel.assignee'), value: assignee?.name ?? t('inbox.nobody') },
    { label: t('inbox.panel.channel'), value: channelTitle(channel) },
    { label: t('inbox.panel.started'), value: formatDateTime(startedAt, language) },
    ...(closedAt === null
      ? []
      : [{ label: t('inbox.panel.closed'), value: formatDateTime(closedAt, language) }]),
  ]
  return (
    <PanelPart title={t('inbox.panel.conversation')}>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <ConversationTags conversation={conversation} />
    </PanelPart>
  )
}
