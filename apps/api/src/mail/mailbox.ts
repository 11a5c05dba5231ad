import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../platform/database/database.js'
import { containing } from '../platform/database/like-pattern.js'
import { Transactions } from '../platform/database/transactions.js'
import { EventLog } from '../platform/events/event-log.js'
import { pageFrom, parseCursor } from '../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { MailDelivery } from './delivery/mail-delivery.js'
import type { mailRoutes } from './mail.contract.js'
import { mails } from './mail.table.js'
import { mailChanged } from './mail-events.js'
import { mailState, unknownMail } from './mail-problems.js'

type Query = RouteInput<typeof mailRoutes.list>['query']
type Page = RouteOutput<typeof mailRoutes.list>
type ShownMail = RouteOutput<typeof mailRoutes.get>

/** The mails of the shop, for people to look at. */
@Injectable()
export class Mailbox {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(MailDelivery) private readonly delivery: MailDelivery,
  ) {}

  async page({ cursor, limit, search, state }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const pattern = search === undefined ? undefined : containing(search.trim())
    const found = await this.database
      .select()
      .from(mails)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${mails.createdAt}, ${mails.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          pattern === undefined
            ? undefined
            : or(ilike(mails.subject, pattern), ilike(sql`array_to_string(${mails.to}, ' ')`, pattern)),
          state === undefined ? undefined : eq(mails.state, state),
        ),
      )
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((mail) => ({ ...mail, at: mail.createdAt })),
      limit,
    )
    return { items: page.rows.map(summaryOf), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found`. */
  async read(mailId: string): Promise<ShownMail> {
    const [mail] = await this.database.select().from(mails).where(eq(mails.id, mailId))
    if (mail === undefined) throw unknownMail(mailId)
    return { ...summaryOf(mail), text: mail.text, html: mail.html }
  }

  /**
   * Queues a mail again that has failed or was only kept.
   * @throws Problem `mail-state`, `not-found`.
   */
  async retry(mailId: string): Promise<ShownMail> {
    const queued = await this.transactions.run(async (transaction) => {
      const changed = await transaction
        .update(mails)
        .set({ state: 'queued', attempts: 0, error: null, dueAt: sql`now() + interval '1 minute'` })
        .where(and(eq(mails.id, mailId), inArray(mails.state, ['failed', 'kept'])))
        .returning({ id: mails.id })
      if (changed.length === 0) return false
      await this.delivery.request(transaction, [{ id: mailId, attempts: 0 }])
      await this.events.append(transaction, mailChanged, {
        subjectId: mailId,
        payload: { mailId, state: 'queued' },
      })
      return true
    })
    const mail = await this.read(mailId)
    if (!queued) throw mailState(mail.state)
    return mail
  }
}

function summaryOf(mail: typeof mails.$inferSelect): Page['items'][number] {
  const { id, to, subject, sender, state, error, attempts } = mail
  return {
    id,
    to,
    subject,
    sender,
    state,
    error,
    attempts,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
  }
}
