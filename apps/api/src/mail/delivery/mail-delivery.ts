import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { mails } from '../mail.table.js'
import { mailChanged } from '../mail-events.js'
import { type DeliveryOutcome, MailTransport } from './mail-transport.js'

/** Hands one mail to the mail server. */
export const deliverMail = defineJob({
  name: 'mail.deliver',
  payload: z.strictObject({ mailId: z.uuid() }),
})

type Mail = typeof mails.$inferSelect

/** Some ten hours in all, so that a mail outlives a night without its server. */
export const mostAttempts = 15
const longestPause = 3_600
/** Longer than an attempt may take: a mail that is still queued by then was forgotten. */
const patience = 120
const longestError = 1_000

const claimedSchema = z.array(z.object({ id: z.uuid() }))

/** Brings queued mails to their end: sent, kept where there is no mail server, or failed. */
@Injectable()
export class MailDelivery {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(deliverMail, ({ mailId }) => this.deliver(mailId))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Has a queued mail delivered soon. */
  async request(transaction: Transaction, mailId: string): Promise<void> {
    await this.jobs.enqueue(
      transaction,
      deliverMail,
      { mailId },
      { key: `${deliverMail.name}/${mailId}`, maxAttempts: 1 },
    )
  }

  /** Tries to send a mail that is queued; one that came to its end is left alone. */
  async deliver(mailId: string): Promise<void> {
    const mail = await this.claim(mailId)
    if (mail === undefined) return
    if (!(await this.transport.exists())) return this.end(mail, { state: 'kept', error: null })
    const outcome = await this.transport.deliver(mail)
    if (outcome.kind !== 'sent') return this.postpone(mail, outcome)
    const { refusedFor } = outcome
    const error = refusedFor.length === 0 ? null : `The mail server refused ${refusedFor.join(', ')}.`
    await this.end(mail, { state: 'sent', error, sentAt: new Date() })
  }

  /** Asks again for mails that are due: whose server was away, or whose job was lost. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${mails} set due_at = now() + ${patience} * interval '1 second'
         where id = any(array(
           select id from ${mails} where state = 'queued' and due_at <= now()
            order by due_at limit 50 for no key update skip locked))
        returning id`)
      for (const { id } of claimedSchema.parse(rows)) await this.request(transaction, id)
    })
  }

  private async claim(mailId: string): Promise<Mail | undefined> {
    return this.transactions.run(async (transaction) => {
      const [mail] = await transaction
        .update(mails)
        .set({
          attempts: sql`${mails.attempts} + 1`,
          dueAt: sql`now() + ${patience} * interval '1 second'`,
        })
        .where(and(eq(mails.id, mailId), eq(mails.state, 'queued')))
        .returning()
      return mail
    })
  }

  private async postpone(mail: Mail, outcome: Exclude<DeliveryOutcome, { kind: 'sent' }>): Promise<void> {
    const error = outcome.detail.slice(0, longestError)
    if (outcome.kind === 'refused' || mail.attempts >= mostAttempts) {
      return this.end(mail, { state: 'failed', error })
    }
    const pause = Math.min(2 ** mail.attempts, longestPause)
    await this.transactions.run(async (transaction) => {
      await transaction
        .update(mails)
        .set({ error, dueAt: sql`now() + ${pause} * interval '1 second'` })
        .where(and(eq(mails.id, mail.id), eq(mails.state, 'queued')))
    })
  }

  private async end(
    { id }: Mail,
    change: { state: 'sent' | 'kept' | 'failed'; error: string | null; sentAt?: Date },
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const ended = await transaction
        .update(mails)
        .set(change)
        .where(and(eq(mails.id, id), eq(mails.state, 'queued')))
        .returning({ id: mails.id })
      if (ended.length === 0) return
      await this.events.append(transaction, mailChanged, {
        subjectId: id,
        payload: { mailId: id, state: change.state },
      })
    })
  }
}
