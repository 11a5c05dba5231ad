import { formatDate } from '@counterflow/i18n'
import { type Column, DataTable, EmptyState, ErrorState, Panel, RelativeTime, useText } from '@counterflow/ui'
import { Button, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { CreateKey } from './CreateKey'
import { type ApiKey, keysQuery, useRevokeKey } from './key-queries'
import { usePermissionName } from './usePermissionName'

export function KeysPanel() {
  const text = useText()
  const { t } = text
  const keys = useQuery(keysQuery)
  const columns = useKeyColumns()
  const [creating, { open, close }] = useDisclosure(false)
  return (
    <Panel
      title={t('settings.keys.title')}
      flush
      actions={
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
          {t('settings.keys.create')}
        </Button>
      }
    >
      {keys.isError && keys.data === undefined ? (
        <ErrorState message={problemParagraph(keys.error, text)} onRetry={() => void keys.refetch()} />
      ) : keys.data?.length === 0 ? (
        <EmptyState
          icon={IconKey}
          title={t('settings.keys.emptyTitle')}
          body={t('settings.keys.emptyBody')}
        />
      ) : (
        <>
          <Text c="dimmed" px="md" pt="sm">
            {t('settings.keys.intro')}
          </Text>
          <DataTable
            bare
            label={t('settings.keys.title')}
            columns={columns}
            rows={keys.data}
            rowKey={({ id }) => id}
            skeletonRows={2}
          />
        </>
      )}
      {creating && <CreateKey onClose={close} />}
    </Panel>
  )
}

function useKeyColumns(): readonly Column<ApiKey>[] {
  const { t, language } = useText()
  const permissionName = usePermissionName()
  const revoke = useRevokeKey()
  const notifyProblem = useNotifyProblem()
  const confirm = (key: ApiKey) =>
    modals.openConfirmModal({
      title: t('settings.keys.revokeTitle', { name: key.name }),
      children: <Text>{t('settings.keys.revokeBody')}</Text>,
      labels: { confirm: t('settings.keys.revoke'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => revoke.mutate(key.id, { onError: notifyProblem }),
    })
  return [
    {
      key: 'name',
      header: t('settings.keys.name'),
      cell: (key) => (
        <>
          <Text fw={500}>{key.name}</Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {key.prefix}…
          </Text>
        </>
      ),
    },
    {
      key: 'permissions',
      header: t('settings.keys.permissions'),
      wide: true,
      cell: ({ permissions }) => (
        <Tooltip multiline maw={320} label={permissions.map(permissionName).join(', ')}>
          <Text span>{t('settings.keys.count', { count: permissions.length })}</Text>
        </Tooltip>
      ),
    },
    {
      key: 'created',
      header: t('settings.keys.created'),
      wide: true,
      cell: ({ createdAt }) => formatDate(createdAt, language),
    },
    {
      key: 'used',
      header: t('settings.keys.lastUsed'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <Text c="dimmed">{t('settings.keys.never')}</Text>
        ) : (
          <RelativeTime instant={lastUsedAt} />
        ),
    },
    {
      key: 'revoke',
      header: '',
      align: 'end',
      cell: (key) => (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`${t('settings.keys.revoke')}: ${key.name}`}
          onClick={() => confirm(key)}
        >
          {t('settings.keys.revoke')}
        </Button>
      ),
    },
  ]
}
