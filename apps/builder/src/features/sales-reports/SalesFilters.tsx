import { useText } from '@counterflow/ui'
import { Checkbox, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { recentDays } from '../completeness/completeness-queries'
import { RegisterFilter } from '../registers/RegisterFilter'
import { locationsQuery } from '../settings/locations/location-queries'
import { type SalesWish, salesParts } from './sales-report-queries'

const spans = { today: 1, week: 7, month: 30, quarter: 90 } as const
const spanNames = ['today', 'week', 'month', 'quarter'] as const

interface SalesFiltersProps {
  wish: SalesWish
  today: string
  /** Whether without the days before. */
  alone: boolean
  onChange: (change: Partial<Omit<SalesWish, 'compare'>> & { alone?: true | undefined }) => void
}

/** Over which days, of which registers, and by what. */
export function SalesFilters({ wish, today, alone, onChange }: SalesFiltersProps) {
  const { t, local } = useText()
  const { data: locations = [] } = useQuery(locationsQuery)
  const { from, to, by, registerId, locationId } = wish
  const shown = spanNames.find((name) => {
    const span = recentDays(today, spans[name])
    return span.from === from && span.to === to
  })
  return (
    <Stack gap="xs" mb="md">
      <Group gap="xs" align="flex-end">
        <SegmentedControl
          aria-label={t('salesReports.span')}
          value={shown ?? ''}
          data={spanNames.map((value) => ({ value, label: t(`salesReports.spanOf.${value}`) }))}
          onChange={(chosen) => {
            const name = spanNames.find((each) => each === chosen)
            if (name !== undefined) onChange(recentDays(today, spans[name]))
          }}
        />
        <TextInput
          type="date"
          label={t('salesReports.from')}
          value={from}
          onChange={(event) => event.currentTarget.value && onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('salesReports.to')}
          value={to}
          max={today}
          onChange={(event) => event.currentTarget.value && onChange({ to: event.currentTarget.value })}
        />
        <RegisterFilter
          label={t('salesReports.register')}
          any={t('salesReports.anyRegister')}
          value={registerId}
          onChange={(chosen) => onChange({ registerId: chosen })}
        />
        {locations.length > 1 && (
          <FilterSelect
            label={t('salesReports.location')}
            any={t('salesReports.anyLocation')}
            options={locations.map(({ id, name }) => ({ value: `${id}`, label: local(name) }))}
            value={locationId}
            onChange={(chosen) => onChange({ locationId: chosen })}
          />
        )}
      </Group>
      <Group gap="md">
        <div style={{ overflowX: 'auto' }}>
          <SegmentedControl
            aria-label={t('salesReports.by')}
            value={by}
            data={salesParts.map((value) => ({ value, label: t(`salesReports.byOf.${value}`) }))}
            onChange={(chosen) => onChange({ by: salesParts.find((part) => part === chosen) ?? 'day' })}
          />
        </div>
        <Checkbox
          label={t('salesReports.compare')}
          checked={!alone}
          onChange={(event) => onChange({ alone: event.currentTarget.checked ? undefined : true })}
        />
      </Group>
    </Stack>
  )
}
