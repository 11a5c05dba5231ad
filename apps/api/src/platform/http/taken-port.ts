import { once } from 'node:events'
import { createServer } from 'node:net'
import { SettingError } from '../config/settings.js'

/** @throws SettingError when somebody already listens there: better said before anything has started. */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new SettingError(
        `Port ${port} is taken, perhaps by another Counterflow.\nStop that one, or choose another port: npm start -- --port ${port + 1}`,
      )
    }
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new SettingError(
        `Port ${port} may not be used by this account.\nChoose a port above 1023: npm start -- --port 4000`,
      )
    }
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    ) {
      throw new SettingError(
        `HOST=${host} is no address of this machine.\nUse 127.0.0.1, or 0.0.0.0 for every address of it.`,
      )
    }
    throw error
  } finally {
    probe.close()
  }
}
