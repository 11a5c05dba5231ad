import { formatDateTime, formatDuration } from '@counterflow/i18n'
import { Fact, Panel, RelativeTime, useText } from '@counterflow/ui'
import { SimpleGrid, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { locationsQuery } from '../settings/locations/location-queries'
import type { Register } from './register-queries'
import type { RegisterFacts as Facts } from './register-state'

/** A clock that is wrong by less than this is right, in milliseconds. */
const clockTolerance = 2 * 60_000

/** What is known of a register and its device. */
export function RegisterFacts({ register, facts }: { register: Register; facts: Facts }) {
  const { t, local, language } = useText()
  const { data: locations = [] } = useQuery(locationsQuery)
  const { device, code, locationId } = register
  const location = locations.find(({ id }) => id === locationId)
  return (
    <Panel title={t('registers.device')}>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Fact figures label={t('registers.location')}>
          {location ? local(location.name) : '–'}
        </Fact>
        <Fact figures label={t('registers.code')}>
          {code}
        </Fact>
        <Fact figures label={t('registers.device')}>
          {device === null ? t('registers.noDevice') : `${device.name} · ${device.epoch}`}
        </Fact>
        <Fact figures label={t('registers.seen')}>
          {device?.lastSeenAt ? <RelativeTime instant={device.lastSeenAt} /> : t('registers.never')}
        </Fact>
        {device !== null && (
          <>
            <Fact figures label={t('registers.arrived')}>
              {arrivedText(facts, t)}
            </Fact>
            <Fact figures label={t('registers.version')}>
              {device.appVersion ?? t('registers.unknown')}
            </Fact>
            <Fact figures label={t('registers.clock')}>
              {device.clockOffset === null
                ? t('registers.unknown')
                : Math.abs(device.clockOffset) < clockTolerance
                  ? t('registers.clockRight')
                  : t('registers.clockWrong', {
                      time: formatDuration(Math.abs(device.clockOffset), language),
                    })}
            </Fact>
            <Fact figures label={t('registers.storage')}>
              {device.storagePersisted === null
                ? t('registers.unknown')
                : t(device.storagePersisted ? 'registers.storageKept' : 'registers.storageLoose')}
            </Fact>
          </>
        )}
      </SimpleGrid>
      {facts.shiftOpenSince !== undefined && (
        <Text mt="md" size="sm">
          {t('registers.openSince', { time: formatDateTime(facts.shiftOpenSince, language) })}
        </Text>
      )}
    </Panel>
  )
}

function arrivedText({ pending, promised }: Facts, t: ReturnType<typeof useText>['t']): string {
  if (pending === undefined) return t('registers.unknown')
  return t('registers.arrivedOf', { contiguous: Math.max(0, promised - pending), promised })
}
