import { cannedTextIn } from '@counterflow/core'
import { type Column, DataTable, EmptyState, ErrorState, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconMessageBolt, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { CannedReplyForm } from './CannedReplyForm'
import { type CannedReply, cannedRepliesQuery, useDeleteReply } from './canned-reply-queries'

/** Answers that are given again and again, to be found by `/` while one writes. */
export function CannedRepliesPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const replies = useQuery(cannedRepliesQuery)
  const [shown, setShown] = useState<CannedReply | 'new'>()
  const columns = useColumns(setShown)
  const add = may('inbox.reply') && (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setShown('new')}
    >
      {t('cannedReplies.add')}
    </Button>
  )
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('cannedReplies.intro')}</Text>
      <Panel title={t('settingsSections.cannedReplies')} flush actions={add}>
        {replies.isError && replies.data === undefined ? (
          <ErrorState
            message={problemParagraph(replies.error, text)}
            onRetry={() => void replies.refetch()}
          />
        ) : replies.data?.length === 0 ? (
          <EmptyState
            icon={IconMessageBolt}
            title={t('cannedReplies.emptyTitle')}
            body={t('cannedReplies.emptyBody')}
          />
        ) : (
          <DataTable
            bare
            label={t('settingsSections.cannedReplies')}
            columns={columns}
            rows={replies.data}
            rowKey={({ id }) => id}
            skeletonRows={3}
          />
        )}
      </Panel>
      {shown !== undefined && (
        <CannedReplyForm reply={shown === 'new' ? undefined : shown} onClose={() => setShown(undefined)} />
      )}
    </Stack>
  )
}

function useColumns(onShow: (reply: CannedReply) => void): readonly Column<CannedReply>[] {
  const { t, language } = useText()
  const may = useMay()
  const remove = useDeleteReply()
  const notifyProblem = useNotifyProblem()
  const confirm = (reply: CannedReply) =>
    modals.openConfirmModal({
      title: t('cannedReplies.deleteTitle', { title: reply.title }),
      labels: { confirm: t('general.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(reply.id, { onError: notifyProblem }),
    })
  return [
    {
      key: 'title',
      header: t('cannedReplies.name'),
      cell: (reply) => (
        <>
          <Group gap={8}>
            {may('inbox.reply') ? (
              <UnstyledButton fw={500} td="underline" onClick={() => onShow(reply)}>
                {reply.title}
              </UnstyledButton>
            ) : (
              <Text fw={500}>{reply.title}</Text>
            )}
            <Text size="sm" c="dimmed">
              /{reply.shortcut}
            </Text>
          </Group>
          <Text size="sm" c="dimmed" lineClamp={2}>
            {cannedTextIn(reply.text, language)}
          </Text>
        </>
      ),
    },
    {
      key: 'actions',
      header: '',
      align: 'end',
      cell: (reply) =>
        may('inbox.reply') && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`${t('general.delete')}: ${reply.title}`}
            onClick={() => confirm(reply)}
          >
            {t('general.delete')}
          </Button>
        ),
    },
  ]
}
