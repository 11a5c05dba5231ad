import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Connection } from './change'
import { invalidate } from './invalidation'
import { openSharedStream } from './shared-stream'

const ConnectionContext = createContext<Connection>('connecting')

/** Keeps what is on the screen fresh while somebody is signed in. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(
    () =>
      openSharedStream((signal) => {
        if (signal.kind === 'change') invalidate(client, signal.change)
        if (signal.kind === 'reset') void client.invalidateQueries()
        if (signal.kind === 'connection') setConnection(signal.connection)
      }),
    [client],
  )
  return <ConnectionContext value={connection}>{children}</ConnectionContext>
}

/** Whether changes arrive by themselves at the moment. */
export const useConnection = (): Connection => useContext(ConnectionContext)
