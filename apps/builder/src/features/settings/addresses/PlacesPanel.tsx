import { Panel, useText } from '@counterflow/ui'
import { Box, Group, Image, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { CopyLine } from '../channels/CopyLine'
import type { Addresses } from './addresses-query'

const codeSize = 184

/** An address to scan or to type, for each device once and from then on. */
export function PlacesPanel({ places }: { places: Addresses['places'] }) {
  const { t } = useText()
  const [wanted, setWanted] = useState<string | null>(null)
  const place = places.find(({ url }) => url === wanted) ?? places[0]
  return (
    <Panel title={t('https.places')}>
      {place === undefined ? (
        <Text c="dimmed">{t('https.noPlaces')}</Text>
      ) : (
        <Group align="flex-start" gap="lg">
          <Image
            src={`/trust/qr.svg?at=${encodeURIComponent(place.trustUrl)}`}
            alt={t('https.qr')}
            w={codeSize}
            h={codeSize}
            radius="md"
            bg="white"
          />
          <Stack gap="sm" style={{ flex: '1 1 260px', minWidth: 0 }}>
            <Text c="dimmed">{t('https.placesHint')}</Text>
            {places.length > 1 && (
              <NativeSelect
                label={t('https.choose')}
                data={places.map(({ url }) => ({ value: url, label: new URL(url).host }))}
                value={place.url}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
            )}
            <Line label={t('https.firstTime')} value={place.trustUrl} />
            <Line label={t('https.opens')} value={place.url} />
          </Stack>
        </Group>
      )}
    </Panel>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <Box>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <CopyLine value={value} />
    </Box>
  )
}
