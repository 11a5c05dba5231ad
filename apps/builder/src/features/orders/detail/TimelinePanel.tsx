import type { Schemas } from '@counterflow/api-client'
import { cancelReasonSchema, moneySchema, riskLevelSchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { Panel, RelativeTime, TagList, useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCash,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconGavel,
  IconLock,
  IconMail,
  IconMessage,
  IconNote,
  IconPackage,
  IconPencil,
  IconPoint,
  type IconProps,
  IconShieldCheck,
  IconShoppingBag,
  IconTag,
  IconTruckDelivery,
  IconTruckReturn,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { z } from 'zod'
import { AnchorLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { RiskBadge } from '../RiskBadge'
import { CommentForm } from './CommentForm'
import classes from './TimelinePanel.module.css'

type Entry = Schemas['TimelineEntry']

const icons: Record<Entry['kind'], ComponentType<IconProps>> = {
  order_placed: IconShoppingBag,
  payment_authorized: IconLock,
  payment_declined: IconCircleX,
  risk_analyzed: IconShieldCheck,
  payment_captured: IconCircleCheck,
  payment_voided: IconCircleMinus,
  payment_refunded: IconArrowBackUp,
  payment_received: IconCash,
  payment_returned: IconArrowBackUp,
  tags_added: IconTag,
  tags_removed: IconTag,
  order_cancelled: IconBan,
  order_edited: IconPencil,
  order_fulfilled: IconTruckDelivery,
  order_partially_fulfilled: IconTruckDelivery,
  fulfilment_cancelled: IconTruckReturn,
  order_restocked: IconPackage,
  note_changed: IconNote,
  comment_added: IconMessage,
  fraud_warning_created: IconAlertTriangle,
  dispute_created: IconGavel,
  customer_written_to: IconMail,
}

const letterSchema = z.enum(['placed', 'cancelled', 'refunded', 'fulfilled'])

/** What happened to the order, and who or what did it; the latest first. */
export function TimelinePanel({ order }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  const entries = order.timeline.toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
  return (
    <Panel title={t('orders.timeline')}>
      {may('orders.update') && <CommentForm order={order} />}
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  )
}

function TimelineEntry({ entry }: { entry: Entry }) {
  const { t } = useText()
  const Icon = icons[entry.kind] ?? IconPoint
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={14} stroke={1.75} aria-hidden />
      </span>
      <div className={classes.body}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
          <Text fw={500}>{t(`orders.event.${entry.kind}`)}</Text>
          <Text size="xs" c="dimmed">
            <RelativeTime instant={entry.at} />
          </Text>
        </Group>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            <ActorName actor={entry.actor} />
          </Text>
          <EntryValues entry={entry} />
        </Group>
      </div>
    </li>
  )
}

function ActorName({ actor }: { actor: Entry['actor'] }) {
  const { t } = useText()
  const name = t(`orders.actor.${actor.type}`, { name: actor.name })
  if (actor.type !== 'workflow' || actor.id === null) return name
  return (
    <AnchorLink to="/runs/$runId" params={{ runId: actor.id }} size="sm">
      {name}
    </AnchorLink>
  )
}

function EntryValues({ entry: { kind, values } }: { entry: Entry }) {
  const { t, language } = useText()
  const money = moneySchema.safeParse(values.amount)
  const level = riskLevelSchema.safeParse(values.level)
  const cancelReason = cancelReasonSchema.safeParse(kind === 'order_cancelled' ? values.reason : undefined)
  const { tags, pieces, text, tracking, provider } = values
  const letter = letterSchema.safeParse(values.letter)
  return (
    <>
      {money.success && (
        <Text size="sm" fw={500} className="cf-figures">
          {formatMoney(money.data, language)}
        </Text>
      )}
      {level.success && <RiskBadge level={level.data} />}
      {typeof provider === 'string' && <Text size="sm">{t('risk.by', { provider })}</Text>}
      {cancelReason.success && <Text size="sm">{t(`choices.reason.${cancelReason.data}`)}</Text>}
      {typeof pieces === 'number' && <Text size="sm">{t('orders.pieces', { count: pieces })}</Text>}
      {typeof tracking === 'string' && <Text size="sm">{tracking}</Text>}
      {letter.success && <Text size="sm">{t(`orderLetters.letter.${letter.data}`)}</Text>}
      {Array.isArray(tags) && <TagList tags={tags} />}
      {typeof text === 'string' && (
        <Text size="sm" w="100%" style={{ whiteSpace: 'pre-wrap' }}>
          {text}
        </Text>
      )}
    </>
  )
}
