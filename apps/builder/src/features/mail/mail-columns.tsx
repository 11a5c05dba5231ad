import { type Column, RelativeTime, type Text } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MailStateBadge } from './MailStateBadge'
import type { MailSummary } from './mail-queries'

/** How a mail is shown in a row. */
export function mailColumns({ t }: Text): readonly Column<MailSummary>[] {
  return [
    {
      key: 'subject',
      header: t('mail.subject'),
      cell: ({ id, subject, to }) => (
        <>
          <Link to="/mail/$mailId" params={{ mailId: id }} data-row-link>
            {subject}
          </Link>
          <Paragraph size="xs" c="dimmed" hiddenFrom="sm" truncate maw={220}>
            {to.join(', ')}
          </Paragraph>
        </>
      ),
    },
    { key: 'to', header: t('mail.to'), wide: true, cell: ({ to }) => to.join(', ') },
    { key: 'sender', header: t('mail.sender'), wide: true, cell: ({ sender }) => sender.name },
    { key: 'state', header: t('mail.state'), cell: ({ state }) => <MailStateBadge state={state} /> },
    {
      key: 'when',
      header: t('mail.when'),
      wide: true,
      cell: ({ createdAt }) => <RelativeTime instant={createdAt} />,
    },
  ]
}
