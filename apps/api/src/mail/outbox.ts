import { type Language, type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { StaffDirectory } from '../identity/identity.public.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../platform/database/database.js'
import { Transactions } from '../platform/database/transactions.js'
import { EventLog } from '../platform/events/event-log.js'
import type { Actor } from '../platform/http/actor.js'
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

/** A mail that will be sent. */
export interface AcceptedMail {
  readonly mailId: string
  readonly to: readonly string[]
}

/** How long the delivery's job has before it is asked for again, in milliseconds. */
const jobPatience = 60_000

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
    const earlier = await this.find(this.database, request.idempotencyKey)
    if (earlier !== undefined) return earlier
    // Written before anything is locked.
    const content = await this.write(draft, request.actor, request.language)
    return this.transactions.run((transaction) => this.accept(transaction, to, content, request))
  }

  /** The same, together with what `transaction` does: the mail is sent if that is done, and only then. */
  async sendWithin(
    transaction: Transaction,
    to: readonly string[],
    draft: MailDraft,
    request: MailRequest,
  ): Promise<AcceptedMail> {
    const { type, name } = request.actor
    const content = await this.writer.write(draft, { type, name }, request.language, transaction)
    return this.accept(transaction, to, content, request)
  }

  private async accept(
    transaction: Transaction,
    to: readonly string[],
    content: MailContent,
    { actor: { type, id, name }, idempotencyKey: key }: MailRequest,
  ): Promise<AcceptedMail> {
    const mailId = uuidv7()
    const addresses = [...new Set(to)]
    const now = Date.now()
    const written = await transaction
      .insert(mails)
      .values({
        id: mailId,
        key,
        to: addresses,
        ...content,
        sender: { type, id, name },
        state: 'queued',
        dueAt: new Date(now + jobPatience),
        createdAt: new Date(now),
      })
      .onConflictDoNothing()
      .returning({ id: mails.id })
    if (written.length === 0) return this.required(transaction, key)
    await this.delivery.request(transaction, mailId)
    await this.events.append(transaction, mailChanged, {
      subjectId: mailId,
      payload: { mailId, state: 'queued' },
    })
    return { mailId, to: addresses }
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

  private async find(queries: Queries, key: string): Promise<AcceptedMail | undefined> {
    const [mail] = await queries
      .select({ mailId: mails.id, to: mails.to })
      .from(mails)
      .where(eq(mails.key, key))
    return mail
  }

  private async required(queries: Queries, key: string): Promise<AcceptedMail> {
    const mail = await this.find(queries, key)
    if (mail === undefined) throw new Error(`The mail under the key ${key} is neither new nor known.`)
    return mail
  }
}
