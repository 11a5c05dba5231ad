import { useText } from '@counterflow/ui'
import { CloseButton, Progress, Text } from '@mantine/core'
import classes from './WaitingRunsNotice.module.css'
import { hasLeft, type RunSettling } from './waiting-runs-query'

interface SettlingNoticeProps {
  settling: RunSettling
  onClose: () => void
}

/** How far the server has come with runs that wait, and in the end what it did and which of them stay, and why. */
export function SettlingNotice({ settling, onClose }: SettlingNoticeProps) {
  const { t } = useText()
  const { do: deed, total, pending, ended, done } = settling
  const isMove = deed === 'move'
  const meant = total - ended
  const settled = meant - pending
  const title =
    pending > 0
      ? t(isMove ? 'runs.waits.moving' : 'runs.waits.cancelling', { settled, total: meant })
      : t(isMove ? 'runs.waits.moved' : 'runs.waits.cancelled', { count: done })
  return (
    <section className={classes.notice} aria-label={title}>
      <div style={{ flex: '1 1 240px' }}>
        <Text size="sm" fw={600} role="status">
          {title}
        </Text>
        {pending > 0 && <Progress mt={4} value={(100 * settled) / Math.max(meant, 1)} aria-label={title} />}
        {pending === 0 && hasLeft(settling) && <Left settling={settling} />}
      </div>
      {pending === 0 && <CloseButton size="sm" aria-label={t('general.close')} onClick={onClose} />}
    </section>
  )
}

function Left({ settling: { left, replaced, failed } }: { settling: RunSettling }) {
  const { t } = useText()
  return (
    <>
      {left.map(({ reason, count }) => (
        <Text key={reason} size="sm">
          {t(`runs.waits.left.${reason}`, { count })}
        </Text>
      ))}
      {replaced > 0 && <Text size="sm">{t('runs.waits.replaced', { count: replaced })}</Text>}
      {failed > 0 && <Text size="sm">{t('runs.waits.failed', { count: failed })}</Text>}
    </>
  )
}
