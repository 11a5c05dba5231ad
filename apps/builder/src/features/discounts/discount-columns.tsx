import { formatNumber } from '@counterflow/i18n'
import { type Column, RelativeTime, type Text } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DiscountBadge } from './DiscountBadge'
import type { Discount } from './discount-queries'
import { periodText, valueSentence } from './discount-words'

/** The columns that are shown where nobody has chosen others; the code always is. */
export const usualDiscountColumns = ['status', 'period', 'uses']

/** How a discount is shown in a row: every column that there is, the code first. */
export function discountColumns(text: Text): readonly Column<Discount>[] {
  const { t, language } = text
  return [
    {
      key: 'code',
      header: t('discounts.code'),
      cell: (discount) => (
        <>
          <Link
            to="/discounts/$discountId"
            params={{ discountId: discount.id }}
            data-row-link
            style={{ overflowWrap: 'anywhere' }}
          >
            {discount.code}
          </Link>
          <Paragraph size="xs" c="dimmed">
            {valueSentence(discount, text)}
          </Paragraph>
        </>
      ),
    },
    {
      key: 'status',
      header: t('discounts.status'),
      cell: ({ status }) => <DiscountBadge status={status} />,
    },
    {
      key: 'period',
      header: t('discounts.period'),
      wide: true,
      cell: (discount) => periodText(discount, text),
    },
    {
      key: 'created',
      header: t('lists.created'),
      wide: true,
      cell: ({ createdAt }) => <RelativeTime instant={createdAt} />,
    },
    {
      key: 'uses',
      header: t('discounts.used'),
      align: 'end',
      cell: ({ uses, maximumUses }) => (
        <span className="cf-figures">
          {maximumUses === null
            ? formatNumber(uses, language)
            : t('discounts.usedOf', {
                uses: formatNumber(uses, language),
                most: formatNumber(maximumUses, language),
              })}
        </span>
      ),
    },
  ]
}
