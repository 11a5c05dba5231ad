import { type Column, DataTable, ErrorState, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Badge, Button, Group, Text, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { shopQuery } from '../shop-queries'
import { LocationForm } from './LocationForm'
import { type Location, locationsQuery, useActivateLocation, useArrangeLocations } from './location-queries'

/** Where stock lies, in the order in which orders are served. */
export function LocationsPanel() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { data: locations, error, refetch } = useQuery(locationsQuery)
  const { data: shop } = useQuery(shopQuery)
  const [open, setOpen] = useState<Location | 'new'>()
  const columns = useLocationColumns(locations ?? [], setOpen)
  return (
    <Panel
      title={t('settingsSections.locations')}
      flush
      actions={
        may('inventory.update') && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpen('new')}
          >
            {t('locations.add')}
          </Button>
        )
      }
    >
      {error !== null && locations === undefined ? (
        <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
      ) : (
        <>
          <Text c="dimmed" px="md" pt="sm">
            {t('locations.intro')}
          </Text>
          <DataTable
            bare
            label={t('settingsSections.locations')}
            columns={columns}
            rows={locations}
            rowKey={({ id }) => id}
            skeletonRows={2}
          />
        </>
      )}
      {open !== undefined && (
        <LocationForm
          location={open === 'new' ? undefined : open}
          countryCode={shop?.countryCode ?? ''}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

function useLocationColumns(
  locations: readonly Location[],
  onOpen: (location: Location) => void,
): readonly Column<Location>[] {
  const { t, local } = useText()
  const editable = useMay()('inventory.update')
  const name: Column<Location> = {
    key: 'name',
    header: t('stock.location'),
    cell: (location) => {
      const { address } = location
      return (
        <>
          <Group gap="xs">
            {editable ? (
              <UnstyledButton
                fw={500}
                td="underline"
                aria-label={t('locations.change', { name: local(location.name) })}
                onClick={() => onOpen(location)}
              >
                {local(location.name)}
              </UnstyledButton>
            ) : (
              <Text fw={500}>{local(location.name)}</Text>
            )}
            <LocationBadges location={location} first={locations.find(({ active }) => active)} />
          </Group>
          {address !== null && (
            <Text size="xs" c="dimmed">
              {[address.line1, address.city, address.countryCode].join(', ')}
            </Text>
          )}
        </>
      )
    },
  }
  if (!editable) return [name]
  return [
    name,
    {
      key: 'deeds',
      header: '',
      align: 'end',
      cell: (location) => <LocationDeeds location={location} locations={locations} />,
    },
  ]
}

function LocationBadges({ location, first }: { location: Location; first: Location | undefined }) {
  const { t } = useText()
  const badge = (label: string) => (
    <Badge variant="light" color="gray" radius="sm" tt="none">
      {label}
    </Badge>
  )
  return (
    <>
      {location.id === first?.id && badge(t('locations.first'))}
      {location.pickup && badge(t('locations.pickupBadge'))}
      {!location.active && badge(t('locations.inactive'))}
    </>
  )
}

function LocationDeeds({ location, locations }: { location: Location; locations: readonly Location[] }) {
  const { t, local } = useText()
  const arrange = useArrangeLocations()
  const activate = useActivateLocation()
  const notifyProblem = useNotifyProblem()
  const ids = locations.map(({ id }) => id)
  const at = ids.indexOf(location.id)
  const name = local(location.name)
  const move = (step: -1 | 1) => {
    const others = ids.filter((id) => id !== location.id)
    arrange.mutate(others.toSpliced(at + step, 0, location.id), { onError: notifyProblem })
  }
  const canClose = location.active && location.empty
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {(canClose || !location.active) && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={activate.isPending}
          onClick={() =>
            activate.mutate({ id: location.id, active: !location.active }, { onError: notifyProblem })
          }
        >
          {t(location.active ? 'locations.deactivate' : 'locations.activate')}
        </Button>
      )}
      <ActionIcon
        aria-label={t('locations.earlier', { name })}
        disabled={at === 0 || arrange.isPending}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('locations.later', { name })}
        disabled={at === ids.length - 1 || arrange.isPending}
        onClick={() => move(1)}
      >
        <IconArrowDown size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
