import { formatNumber } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Anchor, Badge, Button, Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import type { EntryContent } from '../conversation-queries'
import classes from './EntryContentView.module.css'

type MailContent = Extract<EntryContent, { type: 'email' }>

/** What only some mails have: a quoted text, a sender who may be another one, and what wrote it by itself. */
const marksSchema = z.object({
  quoted: z.string().optional(),
  sender: z.object({ address: z.string(), verified: z.boolean() }).optional(),
  automatic: z.string().optional(),
})

type MailMarks = z.infer<typeof marksSchema>

interface MailViewProps {
  content: MailContent
  conversationId: string
}

/** An e-mail: its subject and text. What came with it stays out of sight until somebody asks for it. */
export function MailView({ content, conversationId }: MailViewProps) {
  const { t } = useText()
  const { subject, text, attachments } = content
  const marks = marksSchema.parse(content)
  return (
    <div className={classes.stack}>
      {subject !== '' && (
        <Text fw={600} dir="auto">
          {subject}
        </Text>
      )}
      <Marks marks={marks} />
      <p className={classes.text} dir="auto">
        {text === '' ? t('inbox.mail.empty') : text}
      </p>
      <Quoted quoted={marks.quoted} />
      {attachments.length > 0 && <Attachments attachments={attachments} conversationId={conversationId} />}
    </div>
  )
}

function Marks({ marks: { sender, automatic } }: { marks: MailMarks }) {
  const { t } = useText()
  const unverified = sender?.verified === false
  if (!unverified && automatic === undefined) return null
  return (
    <span>
      {unverified && (
        <Badge color="orange" variant="light" radius="sm" tt="none" title={sender?.address}>
          {t('inbox.mail.unverified')}
        </Badge>
      )}
      {automatic !== undefined && (
        <Badge color="gray" variant="light" radius="sm" tt="none">
          {t('inbox.mail.automatic')}
        </Badge>
      )}
    </span>
  )
}

function Quoted({ quoted }: Pick<MailMarks, 'quoted'>) {
  const { t } = useText()
  if (quoted === undefined || quoted === '') return null
  return (
    <details>
      <summary>{t('inbox.mail.quoted')}</summary>
      <p className={classes.text} dir="auto" style={{ color: 'var(--cf-ink-soft)' }}>
        {quoted}
      </p>
    </details>
  )
}

const kilobyte = 1_024

function Attachments({
  attachments,
  conversationId,
}: {
  attachments: MailContent['attachments']
  conversationId: string
}) {
  const { t, language } = useText()
  const [shown, setShown] = useState(false)
  if (!shown) {
    return (
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        leftSection={<IconPaperclip size={14} aria-hidden />}
        onClick={() => setShown(true)}
      >
        {t('inbox.mail.attachments', { count: attachments.length })}
      </Button>
    )
  }
  return (
    <Notice tone="caution" title={t('inbox.mail.warning')}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {attachments.map(({ fileId, name, bytes }) => (
          <li key={fileId}>
            <Anchor
              size="sm"
              href={`/api/v1/conversations/${conversationId}/files/${fileId}`}
              download={name}
            >
              {name}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed">
              {t('inbox.mail.kilobytes', { size: formatNumber(Math.ceil(bytes / kilobyte), language) })}
            </Text>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
