import { type Json, type Redaction, redactedEmail } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../platform/database/database.js'
import { containing } from '../platform/database/like-pattern.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../platform/personal-data/personal-data.js'
import { sureSigns } from '../platform/personal-data/row-redaction.js'
import { mails } from './mail.table.js'

/** Mails to a person or about them. */
@Injectable()
export class MailPersonalData implements PersonalDataKeeper {
  readonly section = 'mails'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await this.find(queries, person)
    return found.map(({ to, subject, text, state, createdAt, sentAt }) => ({
      to,
      subject,
      text,
      state,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    const found = await this.find(transaction, person)
    for (const { id, to, subject, text, html, sender, error } of found) {
      await transaction
        .update(mails)
        .set({
          to: to.map((address) => redaction.text(address)),
          subject: redaction.text(subject),
          text: redaction.text(text),
          html: redaction.text(html),
          sender: { ...sender, name: redaction.text(sender.name) },
          error: error === null ? null : redaction.text(error),
        })
        .where(eq(mails.id, id))
      // What would go to nobody is not tried any more.
      if (to.every((address) => redaction.text(address) === redactedEmail)) {
        await transaction.execute(
          sql`update ${mails} set state = 'failed', error = 'erased' where id = ${id} and state = 'queued'`,
        )
      }
    }
    return found.length
  }

  /**
   * By what is theirs alone, and mails that a run about them sent, or that are about an order of theirs: those may say no
   * more than their name.
   */
  private find(queries: Queries, person: Person) {
    const eventIds = sql`${sql.param([...person.eventIds])}::uuid[]`
    const belongings = sql`${sql.param([...person.ids, ...person.belongings])}::text[]`
    return queries
      .select()
      .from(mails)
      .where(
        sql`array_to_string(${mails.to}, ' ') || ' ' || ${mails.subject} || ' ' || ${mails.text}
              ilike any(${sureSigns(person)})
            or ${mails.key} like any(${sql.param(person.belongings.map(containing))}::text[])
            or split_part(${mails.key}, '/', 1) in (
              select id::text from runs where event_id = any(${eventIds}) or subject_id = any(${belongings}))`,
      )
  }
}
