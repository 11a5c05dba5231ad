import { Panel, RelativeTime, Sentence, useText } from '@counterflow/ui'
import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { Order } from '../order-queries'
import { RiskBadge } from '../RiskBadge'
import classes from './RiskPanel.module.css'
import { type RiskFact, riskFactText } from './risk-fact-text'

const icons = { positive: IconCircleCheck, neutral: IconInfoCircle, negative: IconCircleX }
const sentiments = ['negative', 'positive', 'neutral'] as const

/** The analysis of fraud risk: its level, what to do, and the facts it rests on. */
export function RiskPanel({ order: { risk, snapshot } }: { order: Order }) {
  const { t } = useText()
  if (risk === null) {
    const declined = snapshot.paymentStatus === 'declined'
    return (
      <Panel title={t('risk.title')} actions={declined ? undefined : <RiskBadge level={null} />}>
        {declined ? (
          <Text c="dimmed">{t('risk.none')}</Text>
        ) : (
          <Stack gap="xs" aria-live="polite">
            <Text c="dimmed">{t('risk.pendingBody')}</Text>
            <Skeleton height={14} width="80%" />
            <Skeleton height={14} width="60%" />
          </Stack>
        )}
      </Panel>
    )
  }
  return (
    <Panel title={t('risk.title')} actions={<RiskBadge level={risk.level} full />}>
      <Stack gap="md" aria-live="polite">
        <div>
          <Text fw={600}>{t(`risk.recommendation.${risk.recommendation}`)}</Text>
          <Text size="xs" c="dimmed">
            {t('risk.score', { score: risk.score })} ·{' '}
            <Sentence
              text="risk.analyzed"
              values={{ when: <RelativeTime key="when" instant={risk.analyzedAt} /> }}
            />
          </Text>
        </div>
        {sentiments.map((sentiment) => (
          <Facts
            key={sentiment}
            sentiment={sentiment}
            facts={risk.facts.filter((fact) => fact.sentiment === sentiment)}
          />
        ))}
      </Stack>
    </Panel>
  )
}

function Facts({ sentiment, facts }: { sentiment: RiskFact['sentiment']; facts: readonly RiskFact[] }) {
  const text = useText()
  const Icon = icons[sentiment]
  if (facts.length === 0) return null
  return (
    <div>
      <Group gap={6} mb={6}>
        <Text size="xs" fw={600} c="dimmed">
          {text.t(`risk.sentiment.${sentiment}`)}
        </Text>
      </Group>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact.key} className={classes.fact} data-sentiment={sentiment}>
            <Icon size={16} stroke={1.75} aria-hidden />
            <Text size="sm">{riskFactText(fact, text)}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
