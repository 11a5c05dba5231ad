import { useText } from '@counterflow/ui'
import { Button, Group, Loader, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Outgoing } from '../sending/outgoing'
import classes from './EntryItem.module.css'
import stateClasses from './EntryStateLine.module.css'

interface OutgoingItemProps {
  message: Outgoing
  onAgain: () => void
  onForget: (keep: boolean) => void
}

/** Something that has not arrived at the server: on its way, or kept with the reason why not. */
export function OutgoingItem({ message: { draft, failure }, onAgain, onForget }: OutgoingItemProps) {
  const { t, local } = useText()
  const isNote = draft.mode === 'note'
  const shared = [
    ...draft.products.map(({ title }) => local(title)),
    ...(draft.discount === null ? [] : [draft.discount.code]),
    ...(draft.image === null ? [] : [t('inbox.picture')]),
  ]
  return (
    <li
      className={isNote ? classes.note : classes.message}
      data-side="us"
      style={{ opacity: failure === null ? 0.7 : 1 }}
    >
      <div className={isNote ? undefined : classes.bubble} style={{ whiteSpace: 'pre-wrap' }} dir="auto">
        {[isNote ? draft.note : draft.reply, isNote ? '' : shared.join(', ')]
          .filter((part) => part !== '')
          .join('\n')}
      </div>
      {failure === null ? (
        <span className={stateClasses.line}>
          <Loader size={12} aria-hidden />
          {t('inbox.sending.now')}
        </span>
      ) : (
        <Group gap={6} justify="flex-end" className={stateClasses.line} data-tone="bad" role="alert">
          <Text size="xs" component="span">
            <IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: -2 }} />{' '}
            {t('inbox.sending.failed')} {failure}
          </Text>
          <Button size="compact-xs" variant="default" onClick={onAgain}>
            {t('inbox.sending.again')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onForget(true)}>
            {t('inbox.sending.edit')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onForget(false)}>
            {t('inbox.sending.discard')}
          </Button>
        </Group>
      )}
    </li>
  )
}
