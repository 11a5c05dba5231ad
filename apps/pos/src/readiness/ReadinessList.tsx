import { StatusBadge, useText } from '@counterflow/ui'
import { Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import classes from './ReadinessList.module.css'
import { type ReadinessFacts, type ReadinessItem, readinessOf } from './readiness'

const items: readonly ReadinessItem[] = [
  'storage',
  'space',
  'prices',
  'clock',
  'pins',
  'printer',
  'ledger',
  'version',
]
const badges = {
  good: { tone: 'good', icon: IconCircleCheck },
  warn: { tone: 'caution', icon: IconAlertTriangle },
  bad: { tone: 'bad', icon: IconCircleX },
} as const

/** What a till needs to sell without a network, each with how it stands and what to do. */
export function ReadinessList({ facts }: { facts: ReadinessFacts }) {
  const { t } = useText()
  const levels = readinessOf(facts)
  return (
    <Stack gap="sm">
      <Title order={2}>{t('till.ready.title')}</Title>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item}>
            <div className={classes.row}>
              <span>{t(`till.ready.item.${item}`)}</span>
              <StatusBadge {...badges[levels[item]]} label={t(`till.ready.level.${levels[item]}`)} />
            </div>
            {levels[item] !== 'good' && (
              <Text size="sm" c="dimmed">
                {t(`till.ready.fix.${item}`)}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
