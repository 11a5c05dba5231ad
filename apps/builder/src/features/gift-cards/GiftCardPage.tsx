import { formatDate, formatDateTime } from '@counterflow/i18n'
import {
  type Column,
  DataTable,
  ErrorState,
  Fact,
  MoneyText,
  PageHeader,
  Panel,
  useText,
  type Text as Words,
} from '@counterflow/ui'
import { Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { AnchorLink, BackToList } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { AdjustGiftCard } from './AdjustGiftCard'
import { GiftCardBadge } from './GiftCardBadge'
import { GiftCardExpiry } from './GiftCardExpiry'
import { type GiftCardDetail, type GiftCardEntry, giftCardQuery } from './gift-card-queries'
import { SendGiftCardCode } from './SendGiftCardCode'
import { SwitchGiftCard } from './SwitchGiftCard'

const route = getRouteApi('/shell/gift-cards/$giftCardId')

/** One gift card with its ledger: every deed, who did it and why. */
export function GiftCardPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { giftCardId } = route.useParams()
  const { data: card, error, refetch } = useQuery(giftCardQuery(giftCardId))
  if (card === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={t('giftCards.ending', { last4: card.last4 })}
        back={<BackToList to="/gift-cards">{t('navigation.giftCards')}</BackToList>}
        badges={<GiftCardBadge status={card.status} />}
        actions={may('gift-cards.issue') && <Deeds card={card} />}
      />
      <Stack>
        <Facts card={card} />
        <Panel title={t('giftCards.ledger')} flush>
          <DataTable
            bare
            label={t('giftCards.ledger')}
            columns={entryColumns(text)}
            rows={card.entries}
            rowKey={({ id }) => id}
          />
        </Panel>
      </Stack>
    </>
  )
}

function Deeds({ card }: { card: GiftCardDetail }) {
  const { t } = useText()
  const [open, setOpen] = useState<'adjust' | 'switch' | 'expiry' | 'code'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Button variant="default" onClick={() => setOpen('switch')}>
        {t(card.status === 'disabled' ? 'giftCards.enable' : 'giftCards.disable')}
      </Button>
      <Button variant="default" onClick={() => setOpen('adjust')}>
        {t('giftCards.adjust')}
      </Button>
      <Button variant="default" onClick={() => setOpen('expiry')}>
        {t('giftCards.changeExpiry')}
      </Button>
      {card.status === 'active' && (
        <Button variant="default" onClick={() => setOpen('code')}>
          {t('giftCards.sendCode')}
        </Button>
      )}
      {open === 'expiry' && <GiftCardExpiry card={card} onClose={close} />}
      {open === 'code' && <SendGiftCardCode card={card} onClose={close} />}
      {open === 'adjust' && <AdjustGiftCard card={card} onClose={close} />}
      {open === 'switch' && <SwitchGiftCard card={card} onClose={close} />}
    </>
  )
}

function Facts({ card }: { card: GiftCardDetail }) {
  const { t, language } = useText()
  const may = useMay()
  const { customer } = card
  return (
    <Panel title={t('giftCards.card')}>
      <SimpleGrid cols={{ base: 2, sm: 5 }}>
        <Fact figures label={t('giftCards.balance')}>
          <MoneyText money={card.balance} />
        </Fact>
        <Fact figures label={t('giftCards.initial')}>
          <MoneyText money={card.initial} />
        </Fact>
        <Fact figures label={t('giftCards.customer')}>
          {customer === null ? (
            t('giftCards.nobody')
          ) : may('customers.read') ? (
            <AnchorLink to="/customers/$customerId" params={{ customerId: customer.id }}>
              {customer.name}
            </AnchorLink>
          ) : (
            customer.name
          )}
        </Fact>
        <Fact figures label={t('giftCards.issuedAt')}>
          {formatDate(card.createdAt, language)}
        </Fact>
        <Fact figures label={t('giftCards.expires')}>
          {card.expiresAt === null ? t('giftCards.never') : formatDateTime(card.expiresAt, language)}
        </Fact>
      </SimpleGrid>
      {card.note !== null && (
        <Text mt="md" size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {card.note}
        </Text>
      )}
    </Panel>
  )
}

function entryColumns({ t, language }: Words): readonly Column<GiftCardEntry>[] {
  return [
    {
      key: 'what',
      header: t('giftCards.what'),
      cell: ({ kind, order, reason }) => (
        <>
          {t(`giftCards.entryOf.${kind}`)}
          {order !== null && (
            <>
              {' · '}
              <AnchorLink to="/orders/$orderId" params={{ orderId: order.id }}>
                {t('giftCards.order', { number: order.number })}
              </AnchorLink>
            </>
          )}
          {reason !== null && (
            <Text size="xs" c="dimmed">
              {reason}
            </Text>
          )}
        </>
      ),
    },
    { key: 'by', header: t('giftCards.by'), wide: true, cell: ({ actor }) => actor.name },
    { key: 'when', header: t('giftCards.when'), wide: true, cell: ({ at }) => formatDateTime(at, language) },
    {
      key: 'amount',
      header: t('giftCards.amount'),
      align: 'end',
      cell: ({ amount }) => (amount.amount === 0 ? '' : <MoneyText money={amount} />),
    },
    {
      key: 'balance',
      header: t('giftCards.balance'),
      align: 'end',
      cell: ({ balance }) => <MoneyText money={balance} />,
    },
  ]
}
