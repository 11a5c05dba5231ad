import { RelativeTime, useText } from '@counterflow/ui'
import { Group, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { AnchorLink } from '../../../platform/router/links'
import { timelineQuery } from '../../customers/customer-queries'
import { useMay } from '../../session/useStaff'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'
import type { Panel } from './panel-queries'

const shown = 5

/** What happened to the customer lately. */
export function TimelinePart({ customer: { id } }: { customer: NonNullable<Panel['customer']> }) {
  const { t } = useText()
  const may = useMay()
  const { data, isPending } = useInfiniteQuery({ ...timelineQuery(id), enabled: may('customers.read') })
  if (!may('customers.read')) return null
  const entries = data?.pages[0]?.items ?? []
  return (
    <PanelPart
      title={t('customers.timeline')}
      actions={
        entries.length > shown && (
          <AnchorLink to="/customers/$customerId" params={{ customerId: id }} size="sm">
            {t('inbox.panel.viewAll')}
          </AnchorLink>
        )
      }
    >
      {isPending && <Skeleton height={40} />}
      <ul className={classes.list}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm">{t(`customers.event.${entry.kind}`)}</Text>
              <Text size="xs" c="dimmed" component="span">
                <RelativeTime instant={entry.at} />
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}
