import { type Column, DataTable, EmptyState, ErrorState, Panel, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { ConnectionForm } from './ConnectionForm'
import { type Connection, connectionsQuery, useDeleteConnection } from './connection-queries'
import { TryConnection } from './TryConnection'

/** The outside services that workflows call. */
export function ConnectionsPanel() {
  const text = useText()
  const { t } = text
  const found = useQuery(connectionsQuery)
  const [open, setOpen] = useState<{ connection: Connection | undefined }>()
  const columns = useConnectionColumns((connection) => setOpen({ connection }))
  return (
    <Panel
      title={t('connections.title')}
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setOpen({ connection: undefined })}
        >
          {t('connections.create')}
        </Button>
      }
    >
      {found.isError && found.data === undefined ? (
        <ErrorState message={problemParagraph(found.error, text)} onRetry={() => void found.refetch()} />
      ) : found.data?.length === 0 ? (
        <EmptyState
          icon={IconPlugConnected}
          title={t('connections.emptyTitle')}
          body={t('connections.emptyBody')}
        />
      ) : (
        <>
          <Text c="dimmed" px="md" pt="sm">
            {t('connections.intro')}
          </Text>
          <DataTable
            bare
            label={t('connections.title')}
            columns={columns}
            rows={found.data}
            rowKey={({ id }) => id}
            skeletonRows={2}
          />
        </>
      )}
      {open && <ConnectionForm connection={open.connection} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

function useConnectionColumns(onEdit: (connection: Connection) => void): readonly Column<Connection>[] {
  const { t } = useText()
  const remove = useDeleteConnection()
  const notifyProblem = useNotifyProblem()
  const confirm = ({ id, name }: Connection) =>
    modals.openConfirmModal({
      title: t('connections.removeTitle', { name }),
      children: <Text>{t('connections.removeBody')}</Text>,
      labels: { confirm: t('connections.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(id, { onError: notifyProblem }),
    })
  const limitsOf = ({ ratePerSecond, mostInFlight }: Connection) =>
    [
      ...(ratePerSecond === null ? [] : [t('connections.rateShort', { rate: ratePerSecond })]),
      ...(mostInFlight === null ? [] : [t('connections.inFlightShort', { count: mostInFlight })]),
    ].join(', ')
  return [
    {
      key: 'name',
      header: t('connections.name'),
      cell: ({ name, baseUrl, secretLost }) => (
        <>
          <Text fw={500}>{name}</Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {baseUrl}
          </Text>
          {secretLost && (
            <Text size="xs" c="var(--cf-bad)">
              {t('connections.secretLost')}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'auth',
      header: t('connections.signIn'),
      wide: true,
      cell: ({ auth }) => t(`connections.kind.${auth.kind}`),
    },
    {
      key: 'limits',
      header: t('connections.limits'),
      wide: true,
      cell: (connection) => limitsOf(connection) || <Text c="dimmed">{t('connections.noLimit')}</Text>,
    },
    {
      key: 'deeds',
      header: '',
      align: 'end',
      cell: (connection) => (
        <Group gap={4} justify="flex-end">
          <TryConnection connection={connection} />
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('connections.edit')}: ${connection.name}`}
            onClick={() => onEdit(connection)}
          >
            {t('connections.edit')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`${t('connections.remove')}: ${connection.name}`}
            onClick={() => confirm(connection)}
          >
            {t('connections.remove')}
          </Button>
        </Group>
      ),
    },
  ]
}
