import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { ReadyLight } from '../../readiness/ReadyLight'
import { SyncPill } from '../../sync/SyncPill'
import { useSeller, useTill } from '../../till/TillContext'
import { UpdatePill } from '../../updates/UpdatePill'
import classes from './Shell.module.css'

/** Which register this is, who works at it, and how it stands with the server. */
export function StatusBar() {
  const { t } = useText()
  const { device, session } = useTill()
  const { staff } = useSeller()
  const { pathname } = useLocation()
  return (
    <header className={classes.bar}>
      <div className={classes.register}>
        <strong>{device.register.name}</strong>
        <span>{device.location.name}</span>
      </div>
      <div className={classes.push} />
      <UpdatePill />
      {/* What they have unfolded is folded again wherever somebody goes, also by a key. */}
      <SyncPill key={`sync ${pathname}`} />
      <ReadyLight key={`ready ${pathname}`} />
      <UnstyledButton
        className={classes.pill}
        onClick={() => session.lock()}
        aria-label={t('till.session.switch', { name: staff.name })}
        aria-keyshortcuts="F8"
      >
        <IconLock size={20} stroke={1.5} aria-hidden />
        <span className={classes.narrow}>{staff.name}</span>
      </UnstyledButton>
    </header>
  )
}
