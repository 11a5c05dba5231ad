import { EmptyState, useText } from '@counterflow/ui'
import { Group } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { RegisterFilter } from '../registers/RegisterFilter'
import { exceptionKinds, exceptionsQuery, type TillException } from './exception-queries'
import { SettleDialog } from './SettleDialog'
import { useExceptionColumns } from './useExceptionColumns'

const route = getRouteApi('/shell/till-exceptions')

/** The tasks, the latest first. */
export function ExceptionList() {
  const { t } = useText()
  const { state, kind, registerId } = route.useSearch()
  const navigate = route.useNavigate()
  const [settling, setSettling] = useState<TillException>()
  const columns = useExceptionColumns(setSettling)
  const exceptions = useInfiniteQuery({
    ...exceptionsQuery({ state: state === 'all' ? undefined : (state ?? 'open'), kind, registerId }),
    placeholderData: keepPreviousData,
  })
  const narrow = (change: { state?: 'done' | 'all'; kind?: typeof kind; registerId?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const isFiltered = kind !== undefined || registerId !== undefined || state !== undefined
  const words = isFiltered ? 'noMatch' : 'empty'
  return (
    <>
      <Group gap="xs" mb="sm">
        <FilterSelect
          label={t('tillExceptions.state')}
          any={t('tillExceptions.stateOf.open')}
          options={[
            { value: 'done', label: t('tillExceptions.stateOf.done') },
            { value: 'all', label: t('tillExceptions.anyState') },
          ]}
          value={state}
          onChange={(chosen) => narrow({ state: chosen })}
        />
        <FilterSelect
          label={t('tillExceptions.kind')}
          any={t('tillExceptions.anyKind')}
          options={exceptionKinds.map((value) => ({ value, label: t(`tillExceptions.kindOf.${value}`) }))}
          value={kind}
          onChange={(chosen) => narrow({ kind: chosen })}
        />
        <RegisterFilter
          label={t('shifts.register')}
          any={t('shifts.anyRegister')}
          value={registerId}
          onChange={(chosen) => narrow({ registerId: chosen })}
        />
      </Group>
      <PagedTable
        label={t('tillExceptions.title')}
        query={exceptions}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconChecklist}
            title={t(`tillExceptions.${words}Title`)}
            body={t(`tillExceptions.${words}Body`)}
          />
        }
      />
      {settling !== undefined && <SettleDialog exception={settling} onClose={() => setSettling(undefined)} />}
    </>
  )
}
