import { useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  type IconProps,
  IconSend,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Entry } from '../conversation-queries'
import { useSecondsUntil } from '../sending/useSecondsUntil'
import type { useReplyDeeds } from '../sending/useSending'
import classes from './EntryStateLine.module.css'

interface EntryStateLineProps {
  entry: Entry
  /** Whether it is told of when all is well. */
  shows: boolean
  replies: ReturnType<typeof useReplyDeeds>
}

const icons: Partial<Record<Entry['state'], ComponentType<IconProps>>> = {
  sent: IconSend,
  delivered: IconCheck,
  read: IconChecks,
}

/** How far a message has come, and what can be done about it: take it back while it is held, send it again if it failed. */
export function EntryStateLine({ entry, shows, replies }: EntryStateLineProps) {
  const { t } = useText()
  const { id, state, failure } = entry
  if (state === 'held') return <Held entry={entry} replies={replies} />
  if (state === 'failed') {
    return (
      <Group gap={6} justify="flex-end" className={classes.line} data-tone="bad" role="alert">
        <Text size="xs" component="span">
          <IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('inbox.state.failed')}{' '}
          {failure}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          loading={replies.resend.isPending}
          onClick={() => replies.resend.mutate(id)}
        >
          {t('inbox.sending.again')}
        </Button>
      </Group>
    )
  }
  const Icon = icons[state]
  if (!shows || Icon === undefined || state === 'withdrawn') return null
  return (
    <span className={classes.line}>
      <Icon size={14} aria-hidden />
      {t(`inbox.state.${state}`)}
    </span>
  )
}

function Held({ entry: { id, heldUntil }, replies }: Pick<EntryStateLineProps, 'entry' | 'replies'>) {
  const { t } = useText()
  const seconds = useSecondsUntil(heldUntil)
  return (
    <Group gap={6} className={classes.line}>
      <IconClock size={14} aria-hidden />
      {seconds > 0 ? t('inbox.sending.in', { seconds }) : t('inbox.sending.now')}
      {seconds > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={replies.withdraw.isPending}
          onClick={() => replies.withdraw.mutate(id)}
        >
          {t('inbox.sending.undo')}
        </Button>
      )}
    </Group>
  )
}
