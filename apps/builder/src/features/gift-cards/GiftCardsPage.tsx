import { giftCardStatuses } from '@counterflow/core'
import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconGift, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { useMay } from '../session/useStaff'
import { giftCardColumns } from './gift-card-columns'
import { giftCardsQuery } from './gift-card-queries'
import { IssueGiftCard } from './IssueGiftCard'

const route = getRouteApi('/shell/gift-cards')

/** Every gift card with what is left on it. */
export function GiftCardsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { issue, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const cards = useInfiniteQuery({ ...giftCardsQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const issuing = (open: boolean) =>
    void navigate({ search: (search) => ({ ...search, issue: open ? true : undefined }) })
  const filtered = Object.values(filters).some((value) => value !== undefined)
  const button = may('gift-cards.issue') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => issuing(true)}>
      {t('giftCards.issue')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('giftCards.title')} actions={button} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('giftCards.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('giftCards.status')}
          any={t('giftCards.allStatuses')}
          options={giftCardStatuses.map((value) => ({ value, label: t(`giftCards.statusOf.${value}`) }))}
          value={filters.status}
          onChange={(status) => narrow({ status })}
        />
      </Group>
      <PagedTable
        label={t('giftCards.title')}
        query={cards}
        columns={giftCardColumns(text)}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState icon={IconGift} title={t('giftCards.noMatchTitle')} body={t('giftCards.noMatchBody')}>
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconGift} title={t('giftCards.emptyTitle')} body={t('giftCards.emptyBody')}>
              {button}
            </EmptyState>
          )
        }
      />
      {issue === true && may('gift-cards.issue') && <IssueGiftCard onClose={() => issuing(false)} />}
    </>
  )
}
