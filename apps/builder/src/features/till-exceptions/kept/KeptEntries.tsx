import { type Column, EmptyState, RelativeTime, StatusBadge, useText } from '@counterflow/ui'
import { Group, Text, UnstyledButton } from '@mantine/core'
import { IconArchive, IconCircleCheck, IconCircleMinus, IconHourglass } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../../platform/list/FilterSelect'
import { PagedTable } from '../../../platform/list/PagedTable'
import { RegisterFilter } from '../../registers/RegisterFilter'
import { useRegisterName } from '../../registers/useRegisterName'
import { KeptEntryDrawer } from './KeptEntryDrawer'
import { type KeptEntry, keptEntriesQuery, keptStates } from './kept-queries'

const route = getRouteApi('/shell/till-exceptions')

const looks = {
  open: { tone: 'caution', icon: IconHourglass },
  accepted: { tone: 'good', icon: IconCircleCheck },
  set_aside: { tone: 'neutral', icon: IconCircleMinus },
} as const

/** Entries of tills that were stored and not entered, and what was decided about them. */
export function KeptEntries() {
  const { t } = useText()
  const { registerId, parkedId, decided } = route.useSearch()
  const navigate = route.useNavigate()
  const kept = useInfiniteQuery({
    ...keptEntriesQuery({ registerId, state: decided }),
    placeholderData: keepPreviousData,
  })
  const open = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, parkedId: id }), replace: id === undefined })
  const columns = useKeptColumns(open)
  return (
    <>
      <Group gap="xs" mb="sm">
        <FilterSelect
          label={t('tillExceptions.state')}
          any={t('tillExceptions.anyState')}
          options={keptStates.map((value) => ({ value, label: t(`tillExceptions.keptStateOf.${value}`) }))}
          value={decided}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, decided: chosen }), replace: true })
          }
        />
        <RegisterFilter
          label={t('shifts.register')}
          any={t('shifts.anyRegister')}
          value={registerId}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, registerId: chosen }), replace: true })
          }
        />
      </Group>
      <PagedTable
        label={t('tillExceptions.kept')}
        query={kept}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconArchive}
            title={t('tillExceptions.keptEmptyTitle')}
            body={t('tillExceptions.keptEmptyBody')}
          />
        }
      />
      {parkedId !== undefined && (
        <KeptEntryDrawer key={parkedId} parkedId={parkedId} onClose={() => open(undefined)} />
      )}
    </>
  )
}

function useKeptColumns(onOpen: (parkedId: string) => void): readonly Column<KeptEntry>[] {
  const { t, has } = useText()
  const nameOf = useRegisterName()
  return [
    {
      key: 'what',
      header: t('tillExceptions.what'),
      cell: ({ id, type, why, registerId }) => {
        const word = `shifts.entry.${type ?? 'unknown'}`
        return (
          <>
            <UnstyledButton fw={500} td="underline" onClick={() => onOpen(id)}>
              {has(word) ? t(word) : t('shifts.entry.unknown')}
            </UnstyledButton>
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'normal' }}>
              {t(`tillExceptions.why.${why}`)}
            </Text>
            <Text size="xs" c="dimmed" hiddenFrom="sm">
              {nameOf(registerId)}
            </Text>
          </>
        )
      },
    },
    {
      key: 'place',
      header: t('tillExceptions.place'),
      wide: true,
      cell: ({ registerId, epoch, seq }) => (
        <>
          {nameOf(registerId)}
          <Text size="xs" c="dimmed">
            {seq === null
              ? t('tillExceptions.noPlace', { epoch })
              : t('tillExceptions.placeOf', { epoch, seq })}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('tillExceptions.state'),
      cell: ({ state }) => <StatusBadge {...looks[state]} label={t(`tillExceptions.keptStateOf.${state}`)} />,
    },
    {
      key: 'when',
      header: t('tillExceptions.arrivedAt'),
      wide: true,
      cell: ({ receivedAt }) => <RelativeTime instant={receivedAt} />,
    },
  ]
}
