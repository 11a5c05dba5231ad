import {
  type FoundSale,
  foundSaleSchema,
  type LedgerEvent,
  type SaleId,
  tenderState,
} from '@counterflow/core'
import { EmptyState, Notice, RelativeTime, StatusBadge, useText } from '@counterflow/ui'
import { Button, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCloudSearch, IconReceiptOff, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { findCustomers } from '../customers/find-customers'
import { useAmountText } from '../selling/pad/useAmountText'
import classes from '../selling/RowButton.module.css'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import type { Till } from '../till/till'

interface TicketListProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly chosen: SaleId | undefined
  readonly onChoose: (saleId: SaleId) => void
}

const mostShown = 100

/** The tickets of this register, latest first; those that somebody must still settle before all others. */
export function TicketList({ query, onQuery, chosen, onChoose }: TicketListProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { state } = useLive(till.ledger.view)
  const [events, setEvents] = useState<readonly LedgerEvent[]>()
  const { seq } = state
  useEffect(() => {
    let isWanted = seq >= 0
    void till.ledger
      .events({ types: ['ticket_completed', 'ticket_voided'], most: 1_000 })
      .then((found) => isWanted && setEvents(found))
    return () => {
      isWanted = false
    }
  }, [till, seq])
  const sales = useMemo(() => (events === undefined ? [] : salesIn(events, query)), [events, query])
  const unsettled = [...state.unsettled.values()]
  return (
    <Stack>
      <TextInput
        size="lg"
        type="search"
        aria-label={t('tillSelling.tickets.search')}
        placeholder={t('tillSelling.tickets.search')}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={query}
        onChange={({ currentTarget: { value } }) => onQuery(value)}
      />
      {unsettled.length > 0 && (
        <section aria-label={t('tillSelling.tickets.unsettled')}>
          <Text fw={600} mb="xs">
            {t('tillSelling.tickets.unsettled')}
          </Text>
          <Stack gap={8}>
            {unsettled.map((ticket) => (
              <UnstyledButton
                key={ticket.saleId}
                className={classes.row}
                onClick={() => onChoose(ticket.saleId)}
              >
                <span className={classes.between}>
                  <Text fw={600}>{ticket.receiptNumber}</Text>
                  <StatusBadge
                    tone="caution"
                    icon={IconAlertTriangle}
                    label={t(
                      ticket.tenders.some((tender) => tenderState(tender) === 'unknown')
                        ? 'tillSelling.tender.unknown'
                        : 'tillSelling.tender.unpaid',
                    )}
                  />
                </span>
              </UnstyledButton>
            ))}
          </Stack>
        </section>
      )}
      {events === undefined ? (
        <Skeleton height={64} />
      ) : sales.length === 0 ? (
        <EmptyState
          icon={IconReceiptOff}
          title={t(query === '' ? 'tillSelling.tickets.empty.title' : 'tillSelling.tickets.none.title')}
          body={t(query === '' ? 'tillSelling.tickets.empty.body' : 'tillSelling.tickets.none.body')}
        />
      ) : (
        <Stack gap={8}>
          {sales.map((sale) => (
            <SaleRow key={sale.saleId} sale={sale} isChosen={sale.saleId === chosen} onChoose={onChoose} />
          ))}
        </Stack>
      )}
      <OtherRegisters query={query} chosen={chosen} onChoose={onChoose} />
    </Stack>
  )
}

function salesIn(events: readonly LedgerEvent[], query: string): FoundSale[] {
  const voided = new Set(
    events.flatMap((event) => (event.type === 'ticket_voided' ? [event.payload.saleId] : [])),
  )
  const wanted = query.normalize('NFKC').trim().toLowerCase()
  const sales = events.flatMap((event): FoundSale[] => {
    if (event.type !== 'ticket_completed') return []
    const { saleId, receiptNumber, total, currency, customer } = event.payload.ticket
    return [
      {
        saleId,
        receiptNumber,
        total,
        currency,
        at: event.deviceTime,
        customer: customer?.name ?? null,
        isVoided: voided.has(saleId),
      },
    ]
  })
  return sales
    .filter(({ receiptNumber, customer }) =>
      `${receiptNumber} ${customer ?? ''}`.toLowerCase().includes(wanted),
    )
    .slice(0, mostShown)
}

interface SaleRowProps {
  readonly sale: FoundSale
  readonly isChosen: boolean
  readonly onChoose: (saleId: SaleId) => void
}

function SaleRow({ sale, isChosen, onChoose }: SaleRowProps) {
  const { t } = useText()
  const amount = useAmountText()
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => onChoose(sale.saleId)}
    >
      <span className={classes.between}>
        <Text fw={600}>{sale.receiptNumber}</Text>
        <Text fw={600} className="cf-figures" td={sale.isVoided ? 'line-through' : undefined}>
          {amount(sale.total)}
        </Text>
      </span>
      <Text c="dimmed">
        <RelativeTime instant={sale.at} />
        {sale.customer !== null && ` · ${sale.customer}`}
        {sale.isVoided && ` · ${t('tillSelling.sale.voided')}`}
      </Text>
    </UnstyledButton>
  )
}

/** A receipt number has figures; words are looked for among the customers that this till knows. */
function asked({ records }: Till, query: string): string {
  const words = query.trim()
  if (words === '') return ''
  const [customer] = /\d/.test(words) ? [] : findCustomers(records.customers.read()?.values() ?? [], words, 1)
  return customer === undefined
    ? `?search=${encodeURIComponent(words)}`
    : `?customerId=${customer.customerId}`
}

/** What other registers sold: only the server knows it, so it is asked only when somebody wants it. */
function OtherRegisters({ query, chosen, onChoose }: Omit<TicketListProps, 'onQuery'>) {
  const { t } = useText()
  const { till } = useSelling()
  const [answer, setAnswer] = useState<readonly FoundSale[] | 'offline'>()
  const [isAsking, setAsking] = useState(false)
  const ask = async () => {
    setAsking(true)
    const reply = await till.server.ask(
      { method: 'GET', path: `/api/v1/till/sales${asked(till, query)}` },
      z.object({ items: z.array(foundSaleSchema) }),
    )
    setAsking(false)
    setAnswer(reply.kind === 'answer' ? reply.answer.items : 'offline')
  }
  return (
    <Stack gap={8}>
      <Button
        size="lg"
        variant="default"
        loading={isAsking}
        leftSection={<IconCloudSearch size={20} aria-hidden />}
        onClick={() => void ask()}
      >
        {t('tillSelling.tickets.everywhere')}
      </Button>
      {answer === 'offline' && <Notice tone="caution">{t('tillSelling.tickets.offline')}</Notice>}
      {answer !== undefined && answer !== 'offline' && answer.length === 0 && (
        <Text c="dimmed">{t('tillSelling.tickets.none.title')}</Text>
      )}
      {answer !== undefined &&
        answer !== 'offline' &&
        answer.map((sale) => (
          <SaleRow key={sale.saleId} sale={sale} isChosen={sale.saleId === chosen} onChoose={onChoose} />
        ))}
    </Stack>
  )
}
