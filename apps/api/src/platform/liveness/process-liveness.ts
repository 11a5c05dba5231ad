import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type pg from 'pg'
import { z } from 'zod'
import { DATABASE_ADDRESS, type DatabaseAddress } from '../database/database.js'
import { closeConnection, openConnection } from '../database/single-connection.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { PROCESS_IDENTITY, type ProcessIdentity } from './process-identity.js'

/** The first half of every liveness lock's key; the second is the process's owner id. */
export const livenessLock = 42

const ownerRow = z.object({ owner: z.int() })
const rejoinDelay = 500

/**
 * Holds a session advisory lock for as long as this process lives, so that PostgreSQL itself notices a
 * kill -9 at once. A process that loses the connection of its lock may no longer assume that its work is
 * its own: it says so to its listeners and comes back under a new owner id.
 */
@Injectable()
export class ProcessLiveness implements OnApplicationShutdown {
  private session: pg.Client | undefined
  private current: number | undefined
  private closing = false
  private readonly lost = new Set<() => void>()
  private readonly joined = new Set<(owner: number) => void>()

  constructor(
    @Inject(DATABASE_ADDRESS) private readonly address: DatabaseAddress,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(PROCESS_IDENTITY) private readonly identity: ProcessIdentity,
  ) {}

  /** This process's owner id, or undefined while it has none. */
  get owner(): number | undefined {
    return this.current
  }

  onJoin(listener: (owner: number) => void): void {
    this.joined.add(listener)
  }

  onLoss(listener: () => void): void {
    this.lost.add(listener)
  }

  async join(): Promise<void> {
    const session = await openConnection(this.address, 'liveness')
    const owner = await enter(session, this.identity).catch(async (error: unknown) => {
      await closeConnection(session)
      throw error
    })
    if (this.closing) return closeConnection(session)
    session.once('end', () => this.handleLoss())
    this.session = session
    this.current = owner
    for (const listener of this.joined) listener(owner)
  }

  /** Ends the session whose lock turned out to be gone, as if its connection had been lost. */
  giveUp(): void {
    if (this.session !== undefined) void closeConnection(this.session)
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true
    if (this.session !== undefined) await closeConnection(this.session)
  }

  private handleLoss(): void {
    this.session = undefined
    this.current = undefined
    if (this.closing) return
    this.logger.warn('The connection that proves this process alive was lost; joining again.')
    for (const listener of this.lost) listener()
    this.rejoin()
  }

  private rejoin(): void {
    setTimeout(() => {
      if (this.closing) return
      this.join().catch((error: unknown) => {
        this.logger.debug({ error }, 'The database does not answer yet.')
        this.rejoin()
      })
    }, rejoinDelay)
  }
}

/** Takes a new owner id and its lock. Nobody can see the id before its lock is held. */
async function enter(session: pg.Client, identity: ProcessIdentity): Promise<number> {
  // A machine that loses its power says nothing; its lock must not outlive it by hours.
  await session.query('set tcp_keepalives_idle = 10')
  await session.query('set tcp_keepalives_interval = 5')
  await session.query('set tcp_keepalives_count = 3')
  await session.query('begin')
  const { role, host, pid, version, secretFingerprint } = identity
  const { rows } = await session.query(
    `insert into processes (role, host, pid, version, secret_fingerprint)
     values ($1, $2, $3, $4, $5) returning owner`,
    [role, host, pid, version, secretFingerprint],
  )
  const { owner } = ownerRow.parse(rows[0])
  await session.query('select pg_advisory_lock($1, $2)', [livenessLock, owner])
  await session.query('commit')
  return owner
}
