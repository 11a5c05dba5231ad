import type { Exit } from '@counterflow/core'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { StepDialogsContext } from './StepDialogsContext'

const ConnectDialog = lazy(async () => ({
  default: (await import('../connecting/ConnectDialog')).ConnectDialog,
}))
const RenameDialog = lazy(async () => ({ default: (await import('./RenameDialog')).RenameDialog }))

/** Keeps the dialogs in which a connection is chosen and a step is named. */
export function StepDialogs({ children }: { children: ReactNode }) {
  const [connecting, setConnecting] = useState<readonly Exit[]>()
  const [renaming, setRenaming] = useState<string>()
  const dialogs = useMemo(() => ({ connect: setConnecting, rename: setRenaming }), [])
  return (
    <StepDialogsContext value={dialogs}>
      {children}
      <Suspense>
        {connecting && <ConnectDialog exits={connecting} onClose={() => setConnecting(undefined)} />}
        {renaming !== undefined && <RenameDialog nodeId={renaming} onClose={() => setRenaming(undefined)} />}
      </Suspense>
    </StepDialogsContext>
  )
}
