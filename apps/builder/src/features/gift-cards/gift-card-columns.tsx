import { formatDate } from '@counterflow/i18n'
import { type Column, MoneyText, type Text } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { GiftCardBadge } from './GiftCardBadge'
import type { GiftCard } from './gift-card-queries'

/** The columns that are shown where nobody has chosen others; the card always is. */
export const usualGiftCardColumns = ['status', 'issued', 'expires', 'initial', 'balance']

/** How a gift card is shown in a row: every column that there is, the card first. */
export function giftCardColumns({ t, language }: Text): readonly Column<GiftCard>[] {
  return [
    {
      key: 'card',
      header: t('giftCards.card'),
      cell: ({ id, last4, customer }) => (
        <>
          <Link to="/gift-cards/$giftCardId" params={{ giftCardId: id }} data-row-link>
            {t('giftCards.ending', { last4 })}
          </Link>
          {customer !== null && (
            <Paragraph size="xs" c="dimmed">
              {customer.name}
            </Paragraph>
          )}
        </>
      ),
    },
    {
      key: 'status',
      header: t('giftCards.status'),
      cell: ({ status }) => <GiftCardBadge status={status} />,
    },
    {
      key: 'issued',
      header: t('giftCards.issuedAt'),
      wide: true,
      cell: ({ createdAt }) => formatDate(createdAt, language),
    },
    {
      key: 'expires',
      header: t('giftCards.expires'),
      wide: true,
      cell: ({ expiresAt }) => (expiresAt === null ? t('giftCards.never') : formatDate(expiresAt, language)),
    },
    {
      key: 'initial',
      header: t('giftCards.initial'),
      align: 'end',
      wide: true,
      cell: ({ initial }) => <MoneyText money={initial} />,
    },
    {
      key: 'balance',
      header: t('giftCards.balance'),
      align: 'end',
      cell: ({ balance }) => <MoneyText money={balance} />,
    },
  ]
}
