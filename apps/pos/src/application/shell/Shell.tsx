import { Outlet } from '@tanstack/react-router'
import { PrintTrouble } from '../../printing/PrintTrouble'
import { ScanListener } from '../../selling/scanning/ScanListener'
import { ApprovalDialog } from '../../session/ApprovalDialog'
import { LockScreen } from '../../session/LockScreen'
import { ShutOutNotice } from '../../shut-out/ShutOutNotice'
import { useLive } from '../../till/live'
import { useTill } from '../../till/TillContext'
import { Destinations } from './Destinations'
import classes from './Shell.module.css'
import { StatusBar } from './StatusBar'
import { usePlaceKeys } from './usePlaceKeys'

/**
 * What surrounds every page. A locked till only covers what was being done: whoever types their PIN finds the cart as
 * it was left.
 */
export function Shell() {
  const isLocked = useLive(useTill().session.seller)?.isLocked !== false
  usePlaceKeys(!isLocked)
  return (
    <>
      {isLocked && <LockScreen />}
      <div className={isLocked ? classes.covered : classes.shell} inert={isLocked}>
        <ApprovalDialog />
        <StatusBar />
        <Destinations />
        <main className={classes.main} id="content" tabIndex={-1}>
          <ShutOutNotice />
          <PrintTrouble />
          <ScanListener />
          <Outlet />
        </main>
      </div>
    </>
  )
}
