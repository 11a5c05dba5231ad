import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconDownload, IconFingerprint } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { FilterChips } from '../../platform/list/filters/FilterChips'
import { PagedTable } from '../../platform/list/PagedTable'
import { useListKeys } from '../../platform/list/useListKeys'
import { useMay } from '../session/useStaff'
import { staffQuery } from '../settings/staff-query'
import { AuditDrawer } from './AuditDrawer'
import { AuditKeeping } from './AuditKeeping'
import { auditColumns } from './audit-columns'
import { auditFilterFields } from './audit-filter-fields'
import { type AuditEntry, type AuditFilters, auditDeedsQuery, auditQuery } from './audit-queries'

const route = getRouteApi('/shell/settings/audit')

/** Who did what, when and from where. */
export function AuditPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const [open, setOpen] = useState<AuditEntry | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const entries = useInfiniteQuery({ ...auditQuery(filters), placeholderData: keepPreviousData })
  const { data: deeds = [] } = useQuery(auditDeedsQuery)
  const { data: staff = [] } = useQuery({ ...staffQuery, enabled: may('staff.read') })
  useListKeys({ list, onToggle: undefined })
  const narrow = (change: Partial<AuditFilters>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return (
    <div ref={list}>
      <PageHeader
        title={t('audit.title')}
        intro={t('audit.intro')}
        actions={
          <Button
            component="a"
            href={`/api/v1/audit/export?${new URLSearchParams(given)}`}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
          >
            {t('lists.export')}
          </Button>
        }
      />
      <Group mb="sm">
        <FilterChips
          fields={auditFilterFields(text, { deeds, staff })}
          filters={filters}
          onChange={narrow}
          onClear={() => void navigate({ search: {} })}
        />
      </Group>
      <PagedTable
        label={t('audit.title')}
        query={entries}
        columns={auditColumns(text, setOpen)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconFingerprint} title={t('audit.emptyTitle')} body={t('audit.emptyBody')} />
        }
      />
      <AuditKeeping />
      <AuditDrawer
        entry={open}
        onClose={() => setOpen(undefined)}
        onNarrow={(change) => {
          setOpen(undefined)
          narrow(change)
        }}
      />
    </div>
  )
}
