import type { Operations } from '@counterflow/api-client'
import { useText } from '@counterflow/ui'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { BulkBar } from '../../../platform/list/selection/BulkBar'
import { inPortions } from '../../../platform/list/selection/in-portions'
import type { Marking } from '../../../platform/list/selection/useMarking'
import { useMay } from '../../session/useStaff'
import { assigneesQuery, type Conversation } from '../conversation-queries'
import classes from './ListBulkBar.module.css'

type BulkDeed = Operations['changeConversations']['requestBody']['content']['application/json']['deed']

/** What can be done with the conversations that are marked. */
export function ListBulkBar({ marking, rows }: { marking: Marking; rows: readonly Conversation[] }) {
  const { t } = useText()
  const may = useMay()
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const { ids } = marking.selection
  const { data: assignees } = useQuery({ ...assigneesQuery, enabled: ids.size > 0 })
  const change = useMutation({
    mutationFn: async (deed: BulkDeed) => {
      for (const portion of inPortions([...ids])) {
        await answered(api.POST('/api/v1/conversations/bulk', { body: { ids: portion, deed } }))
      }
      return ids.size
    },
    onSuccess: (count) => {
      marking.onClear()
      notifications.show({ message: t('lists.changedCount', { count }) })
    },
    onError,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['conversations'] })
      void client.invalidateQueries({ queryKey: ['conversation'] })
    },
  })
  if (ids.size === 0 || !may('inbox.reply')) return null
  const allClosed = rows.every(({ id, state }) => !ids.has(id) || state === 'closed')
  const button = { size: 'compact-sm', variant: 'default', disabled: change.isPending } as const
  return (
    <div className={classes.foot}>
      <BulkBar selection={marking.selection} onClear={marking.onClear}>
        <Button
          {...button}
          onClick={() => change.mutate({ kind: 'set_state', state: allClosed ? 'open' : 'closed' })}
        >
          {t(allClosed ? 'inbox.deed.reopen' : 'inbox.deed.close')}
        </Button>
        <Button {...button} onClick={() => change.mutate({ kind: 'set_unread', unread: true })}>
          {t('inbox.deed.unread')}
        </Button>
        <Menu position="top-end">
          <Menu.Target>
            <Button {...button}>{t('inbox.deed.assign')}</Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            <Menu.Item onClick={() => change.mutate({ kind: 'assign', staffId: null })}>
              {t('inbox.nobody')}
            </Menu.Item>
            <Menu.Divider />
            {assignees?.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => change.mutate({ kind: 'assign', staffId: id })}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </BulkBar>
    </div>
  )
}
