import { type Language, type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { StaffDirectory } from '../identity/identity.public.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../platform/database/database.js'
import { insertRows } from '../platform/database/insert-rows.js'
import { Transactions } from '../platform/database/transactions.js'
import { EventLog } from '../platform/events/event-log.js'
import type { Actor } from '../platform/http/actor.js'
import { newId } from '../platform/ids/new-id.js'
import type { MailContent, MailDraft } from './content/mail-content.js'
import { ShopMailWriter } from './content/shop-mail-writer.js'
import { MailDelivery } from './delivery/mail-delivery.js'
import { mails } from './mail.table.js'
import { mailChanged } from './mail-events.js'
import { unknownStaff } from './mail-problems.js'

/** Who has a mail sent, and under which key: the same key always stands for the same mail. */
export interface MailRequest {
  readonly idempotencyKey: string
  readonly actor: Pick<Actor, 'type' | 'id' | 'name'>
  /** What it is written in; the shop's own, when undefined. */
  readonly language?: Language | undefined
}

/** A mail that somebody has sent. */
export interface NewMail {
  readonly to: readonly string[]
  readonly draft: MailDraft
  readonly request: MailRequest
}

/** The same, as its reader will see it. */
interface WrittenMail extends NewMail {
  readonly content: MailContent
}

/** A mail that will be sent. */
export interface AcceptedMail {
  readonly mailId: string
  readonly to: readonly string[]
}

/** How long the delivery's job has before it is asked for again, in milliseconds. */
const jobPatience = 60_000

const acceptedSchema = z.array(z.object({ id: z.uuid() }))

/** Takes mails over for delivery: once a mail is written down, it is sent, whatever happens to this process. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(ShopMailWriter) private readonly writer: ShopMailWriter,
    @Inject(MailDelivery) private readonly delivery: MailDelivery,
  ) {}

  /** Takes a mail over; one that was taken over under the same key before is answered as it was. */
  async send(to: readonly string[], draft: MailDraft, request: MailRequest): Promise<AcceptedMail> {
    const [earlier] = await this.find(this.database, request.idempotencyKey)
    if (earlier !== undefined) return earlier
    // Written before anything is locked.
    const content = await this.write(draft, request.actor, request.language)
    const mail = { to, draft, request, content }
    const [accepted] = await this.transactions.run((transaction) => this.accept(transaction, [mail]))
    return accepted ?? this.required(this.database, request.idempotencyKey)
  }

  /** The same, together with what `transaction` does: the mail is sent if that is done, and only then. */
  async sendWithin(
    transaction: Transaction,
    to: readonly string[],
    draft: MailDraft,
    request: MailRequest,
  ): Promise<void> {
    await this.sendEachWithin(transaction, [{ to, draft, request }])
  }

  /** The same for several mails, with as many statements as for one. */
  async sendEachWithin(transaction: Transaction, mails: readonly NewMail[]): Promise<void> {
    const contents = await this.writer.writeEach(
      mails.map(({ draft, request: { actor, language } }) => ({ draft, sender: actor, language })),
      transaction,
    )
    await this.accept(
      transaction,
      contents.flatMap((content, index) => {
        const mail = mails[index]
        return mail === undefined ? [] : [{ ...mail, content }]
      }),
    )
  }

  /** @returns those whose key is new */
  private async accept(
    transaction: Transaction,
    written: readonly WrittenMail[],
  ): Promise<readonly AcceptedMail[]> {
    const now = Date.now()
    const rows = written.map(({ to, content, request: { actor, idempotencyKey: key } }) => ({
      id: newId(),
      key,
      to: [...new Set(to)],
      ...content,
      sender: { type: actor.type, id: actor.id, name: actor.name },
      state: 'queued' as const,
      attempts: 0,
      dueAt: new Date(now + jobPatience),
      createdAt: new Date(now),
    }))
    const inserted = acceptedSchema.parse(
      await insertRows(transaction, mails, rows, 'on conflict do nothing returning id'),
    )
    const ids = new Set(inserted.map(({ id }) => id))
    const accepted = rows.filter(({ id }) => ids.has(id))
    await this.delivery.request(transaction, accepted)
    await this.events.appendAll(
      transaction,
      mailChanged,
      accepted.map(({ id }) => ({ subjectId: id, payload: { mailId: id, state: 'queued' } })),
    )
    return accepted.map(({ id, to }) => ({ mailId: id, to }))
  }

  /** What a mail would look like. Nothing is sent. */
  write(
    draft: MailDraft,
    { type, name }: Pick<Actor, 'type' | 'name'>,
    language?: Language,
  ): Promise<MailContent> {
    return this.writer.write(draft, { type, name }, language)
  }

  /**
   * Takes a mail to a member of staff over, for the address that they have now.
   * @throws Problem `not-found` when they are not, or no longer, on the staff.
   */
  async sendToStaff(staffId: StaffId, draft: MailDraft, request: MailRequest): Promise<AcceptedMail> {
    const member = await this.staff.find(staffIdSchema.parse(staffId))
    if (member === undefined) throw unknownStaff(staffId)
    return this.send([member.email], draft, request)
  }

  private find(queries: Queries, key: string): Promise<AcceptedMail[]> {
    return queries.select({ mailId: mails.id, to: mails.to }).from(mails).where(eq(mails.key, key))
  }

  private async required(queries: Queries, key: string): Promise<AcceptedMail> {
    const [mail] = await this.find(queries, key)
    if (mail === undefined) throw new Error(`The mail under the key ${key} is neither new nor known.`)
    return mail
  }
}
