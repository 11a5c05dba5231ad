import { moneySchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { Panel, RelativeTime, TagList, useText } from '@counterflow/ui'
import { Button, Group, Skeleton, Text } from '@mantine/core'
import {
  IconBell,
  IconBellOff,
  IconDownload,
  IconGitMerge,
  IconMapPin,
  IconNote,
  IconPencil,
  IconPoint,
  type IconProps,
  IconShoppingBag,
  IconTag,
  IconUserPlus,
  IconUserX,
} from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { AnchorLink } from '../../../platform/router/links'
import { type CustomerProfile, type TimelineEntry, timelineQuery } from '../customer-queries'
import classes from './TimelinePanel.module.css'

const icons: Partial<Record<TimelineEntry['kind'], ComponentType<IconProps>>> = {
  created: IconUserPlus,
  details_changed: IconPencil,
  addresses_changed: IconMapPin,
  tags_changed: IconTag,
  metadata_changed: IconTag,
  subscribed: IconBell,
  unsubscribed: IconBellOff,
  note_added: IconNote,
  note_removed: IconNote,
  merged: IconGitMerge,
  exported: IconDownload,
  erased: IconUserX,
  order_placed: IconShoppingBag,
}

/** What happened to a customer, and who or what did it; the latest first. */
export function TimelinePanel({ customer: { id } }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const timeline = useInfiniteQuery(timelineQuery(id))
  const entries = timeline.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title={t('customers.timeline')}>
      {timeline.isPending && <Skeleton height={60} />}
      {timeline.isError && entries === undefined && (
        <Group>
          <Text size="sm">{problemParagraph(timeline.error, text)}</Text>
          <Button size="xs" variant="default" onClick={() => void timeline.refetch()}>
            {t('general.retry')}
          </Button>
        </Group>
      )}
      {entries?.length === 0 && <Text c="dimmed">{t('customers.nothingHappened')}</Text>}
      <ol className={classes.entries}>
        {entries?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('general.loadMore')}
        </Button>
      )}
    </Panel>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useText()
  const Icon = icons[entry.kind] ?? IconPoint
  const { actor } = entry
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={14} stroke={1.75} aria-hidden />
      </span>
      <div className={classes.body}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
          <Text fw={500}>{t(`customers.event.${entry.kind}`)}</Text>
          <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
            <RelativeTime instant={entry.at} />
          </Text>
        </Group>
        <Group gap="xs">
          {actor !== null && (
            <Text size="sm" c="dimmed">
              {t(`orders.actor.${actor.type}`, { name: actor.name })}
            </Text>
          )}
          <Values entry={entry} />
        </Group>
      </div>
    </li>
  )
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

function Values({ entry: { kind, values } }: { entry: TimelineEntry }) {
  const { t, has, language } = useText()
  const total = moneySchema.safeParse(values.total)
  const { orderId, number, channel } = values
  const fields = texts(values.fields).map((field) => {
    const key = `customers.${field}`
    return has(key) ? t(key) : field
  })
  return (
    <>
      {kind === 'order_placed' && typeof orderId === 'string' && typeof number === 'string' && (
        <AnchorLink to="/orders/$orderId" params={{ orderId }} size="sm" className="cf-figures">
          {number}
        </AnchorLink>
      )}
      {total.success && (
        <Text size="sm" fw={500} className="cf-figures">
          {formatMoney(total.data, language)}
        </Text>
      )}
      {(channel === 'email' || channel === 'sms') && (
        <Text size="sm">{t(`choices.consentChannel.${channel}`)}</Text>
      )}
      {fields.length > 0 && <Text size="sm">{fields.join(', ')}</Text>}
      <TagList tags={[...texts(values.added), ...texts(values.names)]} />
      {texts(values.removed).length > 0 && (
        <Text size="sm" td="line-through" c="dimmed">
          {texts(values.removed).join(', ')}
        </Text>
      )}
    </>
  )
}
