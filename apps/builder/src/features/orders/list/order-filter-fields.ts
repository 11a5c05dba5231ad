import {
  type Currency,
  fulfilmentStatuses,
  type OrderFilters,
  orderChannelSchema,
  paymentStatuses,
  type RegisterId,
  riskLevels,
} from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { amountsField } from '../../../platform/list/filters/amounts-field'
import { choiceField } from '../../../platform/list/filters/choice-field'
import { daysField } from '../../../platform/list/filters/days-field'
import type { FilterField } from '../../../platform/list/filters/filter-field'
import { flagField } from '../../../platform/list/filters/flag-field'
import { oneOfField } from '../../../platform/list/filters/one-of-field'
import { tagsField } from '../../../platform/list/filters/tags-field'

interface Known {
  currency: Currency
  tags: readonly string[]
  /** Whose orders are shown, where it is one customer's. */
  customerName: string | undefined
  registers: readonly { id: RegisterId; name: string }[]
}

/** By what orders are filtered. */
export function orderFilterFields(text: Text, known: Known): FilterField<OrderFilters>[] {
  const { t } = text
  return [
    choiceField(text, {
      key: 'payment',
      label: t('orders.payment'),
      options: paymentStatuses.map((value) => ({ value, label: t(`orders.paymentStatus.${value}`) })),
      read: (filters: OrderFilters) => filters.paymentStatus,
      write: (paymentStatus) => ({ paymentStatus }),
    }),
    choiceField(text, {
      key: 'fulfilment',
      label: t('orderList.fulfilment'),
      options: fulfilmentStatuses.map((value) => ({
        value,
        label: t(`orders.fulfilmentStatus.${value}`),
      })),
      read: (filters: OrderFilters) => filters.fulfilmentStatus,
      write: (fulfilmentStatus) => ({ fulfilmentStatus }),
    }),
    choiceField(text, {
      key: 'risk',
      label: t('orders.risk'),
      options: riskLevels.map((value) => ({ value, label: t(`risk.levelOf.${value}`) })),
      read: (filters: OrderFilters) => filters.riskLevel,
      write: (riskLevel) => ({ riskLevel }),
    }),
    choiceField(text, {
      key: 'channel',
      label: t('orderList.channel'),
      options: orderChannelSchema.options.map((value) => ({ value, label: t(`orders.channel.${value}`) })),
      read: (filters: OrderFilters) => filters.channel,
      write: (channel) => ({ channel }),
    }),
    ...(known.registers.length === 0 ? [] : [registerField(text, known.registers)]),
    tagsField(text, {
      key: 'tag',
      label: t('orders.tags'),
      known: known.tags,
      read: (filters: OrderFilters) => filters.tag,
      write: (tag) => ({ tag }),
    }),
    daysField(text, {
      key: 'placed',
      label: t('orders.placed'),
      read: ({ placedFrom, placedBefore }: OrderFilters) => ({ from: placedFrom, to: placedBefore }),
      write: ({ from, to }) => ({ placedFrom: from, placedBefore: to }),
    }),
    amountsField(text, {
      key: 'total',
      label: t('orders.total'),
      currency: known.currency,
      read: ({ totalFrom, totalTo }: OrderFilters) => ({ from: totalFrom, to: totalTo }),
      write: ({ from, to }) => ({ totalFrom: from, totalTo: to }),
    }),
    flagField(text, {
      key: 'note',
      label: t('orderList.hasNote'),
      read: (filters: OrderFilters) => filters.hasNote,
      write: (hasNote) => ({ hasNote }),
    }),
    flagField(text, {
      key: 'cancelled',
      label: t('orders.cancelled'),
      read: (filters: OrderFilters) => filters.cancelled,
      write: (cancelled) => ({ cancelled }),
    }),
    ...(known.customerName === undefined ? [] : [customerField(text, known.customerName)]),
  ]
}

function registerField(text: Text, registers: Known['registers']): FilterField<OrderFilters> {
  return oneOfField(text, {
    key: 'register',
    label: text.t('orders.till.register'),
    options: registers.map(({ id, name }) => ({ value: id, label: name })),
    read: (filters) => filters.registerId,
    write: (registerId) => ({ registerId }),
  })
}

/** Comes from a customer's page; there is nothing to change about it but to take it away. */
function customerField({ t }: Text, name: string): FilterField<OrderFilters> {
  const label = t('orders.customer')
  return {
    key: 'customer',
    label,
    cleared: { customerId: undefined },
    describe: ({ customerId }) =>
      customerId === undefined ? undefined : t('lists.anyOf', { field: label, values: name }),
    editor: () => name,
  }
}
