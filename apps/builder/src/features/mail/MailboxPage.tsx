import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Group } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { mailColumns } from './mail-columns'
import { mailStates, mailsQuery } from './mail-queries'

const route = getRouteApi('/shell/mail')

/** Every mail that the shop sent to its people, or kept because there is no mail server. */
export function MailboxPage() {
  const text = useText()
  const { t } = text
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const mails = useInfiniteQuery({ ...mailsQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const kind = Object.values(filters).some((value) => value !== undefined) ? 'noMatch' : 'empty'
  return (
    <>
      <PageHeader title={t('mail.title')} intro={t('mail.intro')} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('mail.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('mail.state')}
          any={t('mail.anyState')}
          options={mailStates.map((value) => ({ value, label: t(`mail.stateOf.${value}`) }))}
          value={filters.state}
          onChange={(state) => narrow({ state })}
        />
      </Group>
      <PagedTable
        label={t('mail.title')}
        query={mails}
        columns={mailColumns(text)}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconMail} title={t(`mail.${kind}Title`)} body={t(`mail.${kind}Body`)} />}
      />
    </>
  )
}
