import { Panel, RelativeTime, Sentence, useText } from '@counterflow/ui'
import { Divider, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { Order } from '../order-queries'
import { RiskBadge } from '../RiskBadge'
import classes from './RiskPanel.module.css'
import { type RiskFact, riskFactText } from './risk-fact-text'

const icons = { positive: IconCircleCheck, neutral: IconInfoCircle, negative: IconCircleX }
const sentiments = ['negative', 'positive', 'neutral'] as const

/** What is said of the risk of fraud, by the shop itself and by others: level, what to do, and the facts it rests on. */
export function RiskPanel({
  order: { risk, providerRisks, snapshot },
}: {
  order: Pick<Order, 'risk' | 'providerRisks'> & {
    snapshot: Pick<Order['snapshot'], 'paymentStatus' | 'riskLevel'>
  }
}) {
  const { t } = useText()
  const isMissing = risk === null && snapshot.paymentStatus === 'declined'
  const several = providerRisks.length + (risk === null ? 0 : 1) > 1
  const level = snapshot.riskLevel
  return (
    <Panel
      title={t('risk.title')}
      actions={isMissing && level === null ? undefined : <RiskBadge level={level} full={level !== null} />}
    >
      <Stack gap="md" aria-live="polite">
        {several && <Text size="sm">{t('risk.joined')}</Text>}
        {risk !== null && <Assessment risk={risk} />}
        {risk === null && (isMissing ? <Text c="dimmed">{t('risk.none')}</Text> : <Pending />)}
        {providerRisks.map((assessed) => (
          <Stack key={assessed.provider.id} gap="md">
            <Divider />
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{t('risk.by', { provider: assessed.provider.name })}</Text>
              <RiskBadge level={assessed.level} />
            </Group>
            <Assessment risk={assessed} />
          </Stack>
        ))}
      </Stack>
    </Panel>
  )
}

function Pending() {
  const { t } = useText()
  return (
    <Stack gap="xs">
      <Text c="dimmed">{t('risk.pendingBody')}</Text>
      <Skeleton height={14} width="80%" />
      <Skeleton height={14} width="60%" />
    </Stack>
  )
}

function Assessment({ risk }: { risk: NonNullable<Order['risk']> }) {
  const { t } = useText()
  return (
    <>
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
    </>
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
          <li
            key={`${fact.key} ${JSON.stringify(fact.values)}`}
            className={classes.fact}
            data-sentiment={sentiment}
          >
            <Icon size={16} stroke={1.75} aria-hidden />
            <Text size="sm">{riskFactText(fact, text)}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
