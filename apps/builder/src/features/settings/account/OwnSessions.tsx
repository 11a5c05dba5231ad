import { type Column, DataTable, ErrorState, Panel, RelativeTime, useText } from '@counterflow/ui'
import { Badge, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type OwnSession, ownSessionsQuery, useEndSessions } from './account-queries'
import { deviceName } from './device-name'

/** Where the reader is signed in. */
export function OwnSessions() {
  const text = useText()
  const { t } = text
  const sessions = useQuery(ownSessionsQuery)
  const end = useEndSessions()
  const notifyProblem = useNotifyProblem()
  const isAlone = sessions.data?.every(({ current }) => current) !== false
  const columns: readonly Column<OwnSession>[] = [
    {
      key: 'device',
      header: t('account.device'),
      cell: ({ userAgent, current }) => (
        <Group gap={8}>
          <Text fw={500}>{deviceName(userAgent) ?? t('account.unknownDevice')}</Text>
          {current && (
            <Badge variant="light" size="sm" radius="sm" tt="none">
              {t('account.thisOne')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: 'signedIn',
      header: t('account.signedIn'),
      cell: ({ signedInAt }) => <RelativeTime instant={signedInAt} />,
    },
    {
      key: 'end',
      header: '',
      align: 'end',
      cell: ({ id, current, userAgent }) =>
        !current && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`${t('session.signOut')}: ${deviceName(userAgent) ?? t('account.unknownDevice')}`}
            onClick={() => end.mutate(id, { onError: notifyProblem })}
          >
            {t('session.signOut')}
          </Button>
        ),
    },
  ]
  return (
    <Panel
      title={t('account.sessions')}
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          disabled={isAlone}
          loading={end.isPending}
          onClick={() => end.mutate(undefined, { onError: notifyProblem })}
        >
          {t('account.endOthers')}
        </Button>
      }
    >
      {sessions.isError && sessions.data === undefined ? (
        <ErrorState
          message={problemParagraph(sessions.error, text)}
          onRetry={() => void sessions.refetch()}
        />
      ) : (
        <DataTable
          bare
          label={t('account.sessions')}
          columns={columns}
          rows={sessions.data}
          rowKey={({ id }) => id}
          skeletonRows={1}
        />
      )}
    </Panel>
  )
}
