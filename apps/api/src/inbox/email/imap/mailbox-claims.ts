import { Inject, Injectable } from '@nestjs/common'
import { and, eq, lt, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { LivingProcesses } from '../../../platform/liveness/living-processes.js'
import { ProcessLiveness } from '../../../platform/liveness/process-liveness.js'
import { mailboxCursors } from './mailbox-cursor.table.js'

export type MailboxCursor = typeof mailboxCursors.$inferSelect

/** Sees to it that one process reads a mailbox, and that the next one goes on where it stopped. */
@Injectable()
export class MailboxClaims {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(LivingProcesses) private readonly processes: LivingProcesses,
  ) {}

  /** Takes the mailbox, unless another living process has it. */
  async take(mailbox: string): Promise<MailboxCursor | undefined> {
    const { owner } = this.liveness
    if (owner === undefined) return undefined
    await this.database.insert(mailboxCursors).values({ mailbox }).onConflictDoNothing()
    const living = [...(await this.processes.owners())]
    const [taken] = await this.database
      .update(mailboxCursors)
      .set({ owner })
      .where(
        and(
          eq(mailboxCursors.mailbox, mailbox),
          sql`(${mailboxCursors.owner} is null or ${mailboxCursors.owner} = ${owner}
                or not ${mailboxCursors.owner} = any(${sql.param(living)}::int[]))`,
        ),
      )
      .returning()
    return taken
  }

  /** Notes how far it was read; false when it is not ours any more. */
  async advance(mailbox: string, uidValidity: number, lastUid: number): Promise<boolean> {
    const { owner } = this.liveness
    if (owner === undefined) return false
    const advanced = await this.database
      .update(mailboxCursors)
      .set({ uidValidity, lastUid })
      .where(
        and(
          eq(mailboxCursors.mailbox, mailbox),
          eq(mailboxCursors.owner, owner),
          or(
            sql`${mailboxCursors.uidValidity} is distinct from ${uidValidity}`,
            lt(mailboxCursors.lastUid, lastUid),
          ),
        ),
      )
      .returning({ mailbox: mailboxCursors.mailbox })
    return advanced.length > 0
  }

  async release(mailbox: string): Promise<void> {
    const { owner } = this.liveness
    if (owner === undefined) return
    await this.database
      .update(mailboxCursors)
      .set({ owner: null })
      .where(and(eq(mailboxCursors.mailbox, mailbox), eq(mailboxCursors.owner, owner)))
  }
}
