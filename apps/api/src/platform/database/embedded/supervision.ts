import { setTimeout as delay } from 'node:timers/promises'
import { outliveOrphans } from './orphans.js'
import { endServer, launchServer, type PostgresServer, type ServerSettings } from './postgres-server.js'
import { clearRemains } from './running-server.js'

export interface Supervision {
  /** Ends the server and the supervision; every call resolves when the server is gone. */
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000

/**
 * A server that ran this long was well: the next failure starts again with the first pause. What stands in the way of a
 * server, such as a full disk, ends it sooner.
 */
const WELL_AFTER_MS = 5_000

/**
 * Starts the server again whenever it ends without having been told to, on the same port, so that clients
 * come back by themselves. It never gives up: a full disk may be emptied, and pauses grow meanwhile.
 */
export function supervise(
  first: PostgresServer,
  settings: ServerSettings,
  log: (message: string) => void,
): Supervision {
  const stopping = new AbortController()
  let server: PostgresServer | undefined = first
  let pause = FIRST_PAUSE_MS
  let startedAt = performance.now()

  async function startAgain(): Promise<void> {
    if (performance.now() - startedAt > WELL_AFTER_MS) pause = FIRST_PAUSE_MS
    while (!server && !stopping.signal.aborted) {
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      if (stopping.signal.aborted) return
      await launchAgain()
    }
  }

  async function launchAgain(): Promise<void> {
    try {
      await clearRemains(settings.folders)
      server = await launchServer(settings, first.port)
      startedAt = performance.now()
      log('The database is running again.')
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
    }
  }

  async function watch(): Promise<void> {
    while (server && !stopping.signal.aborted) {
      await server.gone
      if (stopping.signal.aborted) return
      server = undefined
      log('The database ended unexpectedly. Starting it again …')
      await startAgain()
    }
  }

  const watching = watch()
  return {
    async stop() {
      stopping.abort()
      // A server keeps no process alive, also not the one that waits here for its end and has nothing else to do.
      const awake = setInterval(() => {}, 1_000)
      try {
        if (server) await endServer(settings.folders, server.pid)
        await watching
        // One that was just being started again when we were told to stop.
        if (server) await endServer(settings.folders, server.pid)
        await outliveOrphans(settings.folders.data)
      } finally {
        clearInterval(awake)
      }
    },
  }
}
