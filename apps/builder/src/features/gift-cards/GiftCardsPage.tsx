import {
  type Currency,
  type GiftCardFilters,
  giftCardFiltersSchema,
  giftCardStatuses,
} from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconGift, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { amountsField } from '../../platform/list/filters/amounts-field'
import { choiceField } from '../../platform/list/filters/choice-field'
import { daysField } from '../../platform/list/filters/days-field'
import type { FilterField } from '../../platform/list/filters/filter-field'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { useMay, useStaff } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { giftCardColumns, usualGiftCardColumns } from './gift-card-columns'
import { giftCardsQuery } from './gift-card-queries'
import { IssueGiftCard } from './IssueGiftCard'
import { giftCardFilterQuery, giftCardSearchSchema } from './list/gift-card-search'

const route = getRouteApi('/shell/gift-cards')

/** Every gift card with what is left on it. */
export function GiftCardsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { issue, view, ...search } = route.useSearch()
  const filters = givenFilters(giftCardFiltersSchema, search)
  const navigate = route.useNavigate()
  const { data: shop } = useQuery(shopQuery)
  const cards = useInfiniteQuery({
    ...giftCardsQuery(giftCardFilterQuery(filters)),
    placeholderData: keepPreviousData,
  })
  const change = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const issuing = (open: boolean) =>
    void navigate({ search: (before) => ({ ...before, issue: open ? true : undefined }) })
  const button = may('gift-cards.issue') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => issuing(true)}>
      {t('giftCards.issue')}
    </Button>
  )
  return (
    <>
      <ListScreen
        list="gift_cards"
        staffId={staff.id}
        title={t('navigation.giftCards')}
        actions={button}
        searchLabel={t('giftCards.search')}
        address={{
          filters,
          sort: undefined,
          view,
          find: (words) => change({ search: words }),
          narrow: change,
          show: (wanted) => void navigate({ search: giftCardSearchSchema.parse(wanted) }),
        }}
        query={cards}
        rowKey={({ id }) => id}
        columns={giftCardColumns(text)}
        usualColumns={usualGiftCardColumns}
        fields={giftCardFilterFields(text, shop?.currency ?? 'USD')}
        empty={{
          icon: IconGift,
          title: t('giftCards.emptyTitle'),
          body: t('giftCards.emptyBody'),
          begin: button,
        }}
        noMatch={{ title: t('giftCards.noMatchTitle'), body: t('giftCards.noMatchBody') }}
      />
      {issue === true && may('gift-cards.issue') && <IssueGiftCard onClose={() => issuing(false)} />}
    </>
  )
}

function giftCardFilterFields(text: Text, currency: Currency): FilterField<GiftCardFilters>[] {
  const { t } = text
  return [
    choiceField(text, {
      key: 'status',
      label: t('giftCards.status'),
      options: giftCardStatuses.map((value) => ({ value, label: t(`giftCards.statusOf.${value}`) })),
      read: (filters: GiftCardFilters) => filters.status,
      write: (status) => ({ status }),
    }),
    amountsField(text, {
      key: 'balance',
      label: t('giftCards.balance'),
      currency,
      read: ({ balanceFrom, balanceTo }: GiftCardFilters) => ({ from: balanceFrom, to: balanceTo }),
      write: ({ from, to }) => ({ balanceFrom: from, balanceTo: to }),
    }),
    daysField(text, {
      key: 'expires',
      label: t('giftCards.expires'),
      read: ({ expiresFrom, expiresBefore }: GiftCardFilters) => ({ from: expiresFrom, to: expiresBefore }),
      write: ({ from, to }) => ({ expiresFrom: from, expiresBefore: to }),
    }),
  ]
}
