import { formatDateTime } from '@counterflow/i18n'
import { type Column, EmptyState, MoneyText, PageHeader, useText } from '@counterflow/ui'
import { Group, Text, TextInput } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { RegisterFilter } from '../registers/RegisterFilter'
import { useRegisterName } from '../registers/useRegisterName'
import { DifferenceText } from './DifferenceText'
import { dayAfter, dayOf, startOfDay } from './reader-days'
import { ShiftBadges } from './ShiftBadges'
import { type Shift, shiftStates, shiftsQuery } from './shift-queries'

const route = getRouteApi('/shell/shifts')

/** The shifts of all registers, with what their drawers held. */
export function ShiftsPage() {
  const { t } = useText()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const shifts = useInfiniteQuery({ ...shiftsQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const kind = Object.values(filters).some((value) => value !== undefined) ? 'noMatch' : 'empty'
  const columns = useShiftColumns()
  return (
    <>
      <PageHeader title={t('shifts.title')} intro={t('shifts.intro')} />
      <Group gap="xs" mb="sm" align="flex-end">
        <RegisterFilter
          label={t('shifts.register')}
          any={t('shifts.anyRegister')}
          value={filters.registerId}
          onChange={(registerId) => narrow({ registerId })}
        />
        <FilterSelect
          label={t('shifts.state')}
          any={t('shifts.anyState')}
          options={shiftStates.map((value) => ({ value, label: t(`shifts.stateOf.${value}`) }))}
          value={filters.state}
          onChange={(state) => narrow({ state })}
        />
        <TextInput
          type="date"
          label={t('shifts.from')}
          value={dayOf(filters.from)}
          onChange={(event) => narrow({ from: startOfDay(event.currentTarget.value) })}
        />
        <TextInput
          type="date"
          label={t('shifts.until')}
          value={dayOf(filters.before, -1)}
          onChange={(event) => narrow({ before: dayAfter(event.currentTarget.value) })}
        />
      </Group>
      <PagedTable
        label={t('shifts.title')}
        query={shifts}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconClockHour4} title={t(`shifts.${kind}Title`)} body={t(`shifts.${kind}Body`)} />
        }
      />
    </>
  )
}

function useShiftColumns(): readonly Column<Shift>[] {
  const { t, language } = useText()
  const nameOf = useRegisterName()
  return [
    {
      key: 'shift',
      header: t('shifts.opened'),
      cell: ({ id, openedAt, openedBy, registerId }) => (
        <>
          <Link to="/shifts/$shiftId" params={{ shiftId: id }} data-row-link>
            {formatDateTime(openedAt, language)}
          </Link>
          <Text size="xs" c="dimmed">
            {[nameOf(registerId), openedBy.name].join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'state', header: t('shifts.state'), cell: (shift) => <ShiftBadges shift={shift} /> },
    {
      key: 'closed',
      header: t('shifts.closed'),
      wide: true,
      cell: ({ closedAt, ended }) => {
        const end = closedAt ?? ended?.at ?? null
        return end === null ? '–' : formatDateTime(end, language)
      },
    },
    {
      key: 'tickets',
      header: t('shifts.tickets'),
      align: 'end',
      wide: true,
      cell: ({ tickets }) => <span className="cf-figures">{tickets}</span>,
    },
    {
      key: 'sold',
      header: t('shifts.sold'),
      align: 'end',
      cell: ({ sold, returned, currency }) => <MoneyText money={{ amount: sold - returned, currency }} />,
    },
    {
      key: 'difference',
      header: t('shifts.difference'),
      align: 'end',
      cell: ({ difference, currency }) => <DifferenceText difference={difference} currency={currency} />,
    },
  ]
}
