import pg from 'pg'

type Connected = Parameters<typeof pg.Pool.prototype.connect>[0]

/**
 * A pool that takes no offence when a connection is given back twice. graphile-worker does that when it stops listening
 * while the connection is lost; the error would have nobody to handle it, and would end the process.
 */
export class JobPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (connected === undefined) return super.connect()
    super.connect((error, client, release) => {
      // Whoever could not be connected in time gets nothing to give back, whatever the types say.
      let held = error === undefined
      connected(error, client, (reason) => {
        if (!held) return
        held = false
        release(reason)
      })
    })
    return undefined
  }
}
