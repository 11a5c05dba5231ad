import { formatDate } from '@counterflow/i18n'
import {
  type Column,
  DataTable,
  ErrorState,
  Panel,
  RelativeTime,
  StatusBadge,
  useText,
} from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconCircleCheck, IconSnowflake } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { type Device, devicesQuery, type Register } from '../register-queries'
import { RevokeDialog } from './RevokeDialog'

interface DevicesPanelProps {
  register: Register
  /** Of the latest device: how many entries have not arrived. Undefined while nobody knows. */
  pending: number | undefined
}

/** All devices that have been a register, the latest first. */
export function DevicesPanel({ register, pending }: DevicesPanelProps) {
  const text = useText()
  const { t, language } = text
  const devices = useQuery(devicesQuery(register.id))
  const [revoking, setRevoking] = useState<Device>()
  if (devices.data?.length === 0) return null
  const columns: readonly Column<Device>[] = [
    {
      key: 'name',
      header: t('registers.devices.name'),
      cell: ({ name, epoch }) => (
        <>
          <Text fw={500}>{name}</Text>
          <Text size="xs" c="dimmed">
            {t('registers.epoch')} {epoch}
          </Text>
        </>
      ),
    },
    { key: 'state', header: t('registers.devices.state'), cell: (device) => <DeviceState device={device} /> },
    {
      key: 'enrolled',
      header: t('registers.devices.enrolled'),
      wide: true,
      cell: ({ enrolledAt }) => formatDate(enrolledAt, language),
    },
    {
      key: 'seen',
      header: t('registers.seen'),
      wide: true,
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? t('registers.never') : <RelativeTime instant={lastSeenAt} />,
    },
    {
      key: 'deeds',
      header: '',
      align: 'end',
      cell: (device) =>
        device.revokedAt === null && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`${t('registers.devices.revoke')}: ${device.name} · ${device.epoch}`}
            onClick={() => setRevoking(device)}
          >
            {t('registers.devices.revoke')}
          </Button>
        ),
    },
  ]
  return (
    <Panel title={t('registers.devices.title')} flush>
      {devices.error !== null && devices.data === undefined ? (
        <ErrorState message={problemParagraph(devices.error, text)} onRetry={() => void devices.refetch()} />
      ) : (
        <DataTable
          bare
          label={t('registers.devices.title')}
          columns={columns}
          rows={devices.data}
          rowKey={({ id }) => id}
          skeletonRows={2}
        />
      )}
      {revoking !== undefined && (
        <RevokeDialog
          device={revoking}
          pending={revoking.epoch === register.epoch ? pending : undefined}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </Panel>
  )
}

function DeviceState({ device: { frozenWhy, revokedAt } }: { device: Device }) {
  const { t } = useText()
  const why = revokedAt === null ? frozenWhy : 'revoked'
  return why === null ? (
    <StatusBadge tone="good" icon={IconCircleCheck} label={t('registers.devices.current')} />
  ) : (
    <StatusBadge
      tone={why === 'fork' || why === 'revoked' ? 'bad' : 'neutral'}
      icon={IconSnowflake}
      label={t(`registers.devices.frozenWhy.${why}`)}
    />
  )
}
