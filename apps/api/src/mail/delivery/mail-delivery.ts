import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { Transactions } from '../../platform/database/transactions.js'
import { writeSurely } from '../../platform/database/write-surely.js'
import { EventLog } from '../../platform/events/event-log.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { mailStateSchema } from '../mail.contract.js'
import { mails } from '../mail.table.js'
import { mailChanged } from '../mail-events.js'
import { type DeliveryOutcome, MailTransport } from './mail-transport.js'

/** A queued mail, by the number of attempts after which nobody has begun another one. */
const dueMailSchema = z.strictObject({ id: z.uuid(), attempts: z.int().nonnegative() })
type DueMail = z.output<typeof dueMailSchema>

/** Hands mails to the mail server. */
export const deliverMails = defineJob({
  name: 'mail.deliver',
  payload: z.strictObject({ mails: z.array(dueMailSchema) }),
})

type Mail = typeof mails.$inferSelect

/** What becomes of an attempt: the mail's end, or when to try it again. */
interface Settlement extends DueMail {
  readonly state: 'sent' | 'kept' | 'failed' | 'queued'
  readonly error: string | null
  /** In seconds; of a mail that is still queued. */
  readonly pause: number
}

const settledSchema = z.array(z.object({ id: z.uuid(), state: mailStateSchema }))

/** Some ten hours in all, so that a mail outlives a night without its server. */
export const mostAttempts = 15
const longestPause = 3_600
/** Longer than an attempt may take: a mail that is still queued by then was forgotten. */
const patience = 120
const longestError = 1_000
const mostAtOnce = 100
/** So many are with the mail server at the same time: more than that, many a server refuses. */
const mostOnTheirWay = 5

/** Brings queued mails to their end: sent, kept where there is no mail server, or failed. */
@Injectable()
export class MailDelivery {
  private readonly groups = new Coalescer<DueMail, true>((due) => this.deliverTogether(due), mostAtOnce)

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(KeyedTransactions) private readonly keyed: KeyedTransactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(deliverMails, ({ mails: due }) => this.deliver(due))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Has queued mails delivered soon. */
  async request(transaction: Transaction, due: readonly DueMail[]): Promise<void> {
    if (due.length === 0) return
    const asked = due.map(({ id, attempts }) => ({ id, attempts }))
    await this.jobs.enqueue(transaction, deliverMails, { mails: asked }, { maxAttempts: 1 })
  }

  /** Tries to send mails that are queued, each once for its number of attempts, however often it is asked for. */
  async deliver(due: readonly DueMail[]): Promise<void> {
    await Promise.all(due.map((mail) => this.groups.submit(mail)))
  }

  /** Asks again for mails that are due: whose server was away, or whose job was lost. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${mails} set due_at = now() + ${patience} * interval '1 second'
         where id = any(array(
           select id from ${mails} where state = 'queued' and due_at <= now()
            order by due_at limit 50 for no key update skip locked))
        returning id, attempts`)
      await this.request(transaction, z.array(dueMailSchema).parse(rows))
    })
  }

  private async deliverTogether(due: readonly DueMail[]): Promise<true[]> {
    if (await this.transport.exists()) {
      for (let at = 0; at < due.length; at += mostOnTheirWay)
        await this.send(due.slice(at, at + mostOnTheirWay))
    } else {
      const kept = { state: 'kept', error: null, pause: 0 } as const
      await this.settle((await this.claim(due)).map(({ id, attempts }) => ({ id, attempts, ...kept })))
    }
    return due.map(() => true)
  }

  private async send(due: readonly DueMail[]): Promise<void> {
    const claimed = await this.claim(due)
    const settled = claimed.map(async (mail) => settlementOf(mail, await this.transport.deliver(mail)))
    const settlements = await Promise.all(settled)
    await writeSurely(() => this.settle(settlements))
  }

  /** Whoever asks for a mail as others do gets it only if they come first. */
  private claim(due: readonly DueMail[]): Promise<Mail[]> {
    return this.keyed.run((transaction) =>
      transaction
        .update(mails)
        .set({
          attempts: sql`${mails.attempts} + 1`,
          dueAt: sql`now() + ${patience} * interval '1 second'`,
        })
        .where(
          and(
            among(
              mails.id,
              due.map(({ id }) => id),
            ),
            eq(mails.state, 'queued'),
            sql`(${mails.id}, ${mails.attempts}) in (
              select id, attempts from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as x(id uuid, attempts int))`,
          ),
        )
        .returning(),
    )
  }

  private async settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length === 0) return
    await this.keyed.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${mails} settled
           set state = x.state, error = x.error, due_at = now() + x.pause * interval '1 second',
               sent_at = case when x.state = 'sent' then now() else settled.sent_at end
          from jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb)
            as x(id uuid, attempts int, state text, error text, pause int)
         where settled.id = x.id and settled.attempts = x.attempts and settled.state = 'queued'
        returning settled.id, settled.state`)
      const ended = settledSchema.parse(rows).filter(({ state }) => state !== 'queued')
      await this.events.appendAll(
        transaction,
        mailChanged,
        ended.map(({ id, state }) => ({ subjectId: id, payload: { mailId: id, state } })),
      )
    })
  }
}

function settlementOf({ id, attempts }: Mail, outcome: DeliveryOutcome): Settlement {
  if (outcome.kind === 'sent') {
    const { refusedFor } = outcome
    const error = refusedFor.length === 0 ? null : `The mail server refused ${refusedFor.join(', ')}.`
    return { id, attempts, state: 'sent', error, pause: 0 }
  }
  const error = outcome.detail.slice(0, longestError)
  if (outcome.kind === 'refused' || attempts >= mostAttempts) {
    return { id, attempts, state: 'failed', error, pause: 0 }
  }
  return { id, attempts, state: 'queued', error, pause: Math.min(2 ** attempts, longestPause) }
}
