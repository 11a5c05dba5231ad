import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import classes from '../application/shell/Shell.module.css'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'

/** Offers a version that waits. It is taken over when somebody says so, with an empty cart, and never by itself. */
export function UpdatePill() {
  const { t } = useText()
  const { updates } = useTill()
  const isWaiting = useLive(updates.isWaiting)
  const isHeldBack = useLive(updates.isHeldBack)
  if (!isWaiting || isHeldBack) return null
  return (
    <UnstyledButton
      className={classes.pill}
      onClick={() => updates.activate()}
      aria-label={t('till.update.now')}
    >
      <IconDownload size={20} stroke={1.5} aria-hidden />
      <span className={classes.narrow}>{t('till.update.now')}</span>
    </UnstyledButton>
  )
}
