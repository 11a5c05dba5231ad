import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type postgres from 'postgres'
import { z } from 'zod'
import { DATABASE_ADDRESS, type DatabaseAddress, openPool } from '../database/database.js'
import { LOGGER, type Logger } from '../logging/logger.js'

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
  private session: postgres.Sql | undefined
  private current: number | undefined
  private closing = false
  private readonly lost = new Set<() => void>()
  private readonly joined = new Set<(owner: number) => void>()

  constructor(
    @Inject(DATABASE_ADDRESS) private readonly address: DatabaseAddress,
    @Inject(LOGGER) private readonly logger: Logger,
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
    const session = openPool(this.address, {
      max: 1,
      name: 'liveness',
      onClose: () => this.handleClose(session),
    })
    this.session = session
    const [row] = await session`insert into processes default values returning owner`
    const { owner } = ownerRow.parse(row)
    await session`select pg_advisory_lock(${livenessLock}, ${owner})`
    if (this.session !== session) return
    this.current = owner
    for (const listener of this.joined) listener(owner)
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true
    await this.session?.end({ timeout: 2 })
  }

  private handleClose(session: postgres.Sql): void {
    if (this.closing || this.session !== session) return
    this.session = undefined
    this.current = undefined
    this.logger.warn('The connection that proves this process alive was lost; joining again.')
    for (const listener of this.lost) listener()
    void session.end({ timeout: 0 })
    this.rejoin()
  }

  private rejoin(): void {
    setTimeout(() => {
      if (this.closing) return
      this.join().catch((error: unknown) => {
        this.logger.debug({ error }, 'The database does not answer yet.')
        if (this.session !== undefined) {
          void this.session.end({ timeout: 0 })
          this.session = undefined
        }
        this.rejoin()
      })
    }, rejoinDelay)
  }
}
