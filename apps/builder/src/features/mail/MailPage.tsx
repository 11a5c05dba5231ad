import { formatDateTime } from '@counterflow/i18n'
import { ErrorState, Notice, PageHeader, Panel, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { answered, api } from '../../platform/api/client'
import { problemParagraph } from '../../platform/api/problem-text'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { AnchorLink, BackToList } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { MailStateBadge } from './MailStateBadge'
import { MailText } from './MailText'
import { type Mail, mailQuery } from './mail-queries'

const route = getRouteApi('/shell/mail/$mailId')

/** One mail: whom it went to, who had it sent, where it stands, and what it says. */
export function MailPage() {
  const text = useText()
  const { t, language } = text
  const { mailId } = route.useParams()
  const { data: mail, error, refetch } = useQuery(mailQuery(mailId))
  if (mail === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={mail.subject}
        intro={`${mail.to.join(', ')} · ${formatDateTime(mail.createdAt, language)}`}
        back={<BackToList to="/mail">{t('mail.back')}</BackToList>}
        badges={<MailStateBadge state={mail.state} />}
        actions={<Retry mail={mail} />}
      />
      <Stack>
        {mail.state === 'kept' && <Notice tone="accent">{t('mail.keptHint')}</Notice>}
        {mail.error !== null && (
          <Notice tone={mail.state === 'failed' ? 'bad' : 'caution'}>
            {t('mail.failedBecause', { reason: mail.error })} · {t('mail.attempts', { count: mail.attempts })}
          </Notice>
        )}
        <Panel title={t('mail.sender')}>
          <Sender sender={mail.sender} />
        </Panel>
        <Panel title={t('mail.message')}>
          <MailText subject={mail.subject} text={mail.text} html={mail.html} />
        </Panel>
      </Stack>
    </>
  )
}

function Sender({ sender }: { sender: Mail['sender'] }) {
  const { t } = useText()
  const name = t(`orders.actor.${sender.type}`, { name: sender.name })
  if (sender.type !== 'workflow' || sender.id === null) return <Text>{name}</Text>
  return (
    <AnchorLink to="/runs/$runId" params={{ runId: sender.id }}>
      {name}
    </AnchorLink>
  )
}

function Retry({ mail: { id: mailId, state } }: { mail: Mail }) {
  const { t } = useText()
  const may = useMay()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/mail/{mailId}/retry', { params: { path: { mailId } } })),
    onSuccess: (changed) => {
      client.setQueryData(mailQuery(mailId).queryKey, changed)
      void client.invalidateQueries({ queryKey: ['mails'] })
      notifications.show({ message: t('mail.retried') })
    },
    onError: notifyProblem,
  })
  if (!may('mail.send') || (state !== 'failed' && state !== 'kept')) return null
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('mail.retry')}
    </Button>
  )
}
