import { formatDateTime } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../order-queries'

type Moment = Order['snapshot']['journey'][number]

const clickIds = ['gclid', 'gbraid', 'wbraid', 'fbclid', 'msclkid'] as const
const few = 3

/** To which visits an order is owed: campaign, click ids, and every visit that was told of (R108 to R110). */
export function AttributionPanel({ order: { snapshot } }: { order: Order }) {
  const { t } = useText()
  const [all, setAll] = useState(false)
  const { attribution, journey } = snapshot
  if (journey.length === 0) {
    return (
      <Panel title={t('attribution.title')}>
        <Text c="dimmed">{t('attribution.unknown')}</Text>
      </Panel>
    )
  }
  const campaign = [attribution.source, attribution.medium, attribution.campaign].filter(Boolean).join(' · ')
  const ids = clickIds.flatMap((name) =>
    attribution[name] === null ? [] : [{ name, id: attribution[name] }],
  )
  const latest = journey.toReversed()
  return (
    <Panel title={t('attribution.title')}>
      <Stack gap="sm">
        {campaign !== '' && (
          <div>
            <Label>{t('attribution.campaign')}</Label>
            <Text>{campaign}</Text>
          </div>
        )}
        {ids.length > 0 && (
          <div>
            <Label>{t('attribution.clickIds')}</Label>
            {ids.map(({ name, id }) => (
              <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
                <Text span c="dimmed">
                  {name}:
                </Text>{' '}
                {id}
              </Text>
            ))}
          </div>
        )}
        <div>
          <Label>{t('attribution.visits', { count: journey.length })}</Label>
          <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
            {(all ? latest : latest.slice(0, few)).map((moment) => (
              <Visit key={JSON.stringify(moment)} moment={moment} />
            ))}
          </Stack>
          {!all && journey.length > few && (
            <Button variant="subtle" size="compact-xs" mt={4} onClick={() => setAll(true)}>
              {t('attribution.showAll')}
            </Button>
          )}
        </div>
      </Stack>
    </Panel>
  )
}

function Visit({ moment }: { moment: Moment }) {
  const { t, language } = useText()
  const source = [moment.source, moment.medium, moment.campaign].filter(Boolean).join(' · ')
  const from =
    moment.referrer === null ? t('attribution.direct') : t('attribution.from', { referrer: moment.referrer })
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {source === '' ? from : source}
        </Text>
        <Text size="xs" c="dimmed">
          {formatDateTime(moment.at, language)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {[source === '' ? null : from, moment.landingPage].filter(Boolean).join(' → ')}
      </Text>
    </li>
  )
}

function Label({ children }: { children: string }) {
  return (
    <Text size="xs" fw={600} c="dimmed">
      {children}
    </Text>
  )
}
