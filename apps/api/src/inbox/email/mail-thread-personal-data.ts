import { type Json, type Redaction, redactedEmail } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { mailFiles } from './files/mail-file.table.js'
import { MailFolder } from './files/mail-folder.js'
import { mailThreads } from './mail-thread.table.js'

/** Files that a person sent by mail, and the heads of their mails. What the mails said stands in the conversations. */
@Injectable()
export class MailThreadPersonalData implements PersonalDataKeeper {
  readonly section = 'mail_files'

  constructor(
    @Inject(PersonalData) personalData: PersonalData,
    @Inject(MailFolder) private readonly folder: MailFolder,
  ) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await queries.select().from(mailFiles).where(filesOf(person))
    return found.map(({ name, mediaType, bytes, createdAt }) => ({
      name,
      mediaType,
      bytes,
      createdAt: createdAt.toISOString(),
    }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    const files = await transaction
      .delete(mailFiles)
      .where(filesOf(person))
      .returning({ sha256: mailFiles.sha256 })
    const gone = await unused(transaction, [...new Set(files.map(({ sha256 }) => sha256))])
    // Once it is certain; a file that stays behind for a crash is named by nothing any more.
    onCommit(transaction, () => {
      for (const sha256 of gone) void this.folder.remove(sha256).catch(() => undefined)
    })
    // The shop's own answers repeat in their subjects what the person has written.
    const mails = await transaction.select().from(mailThreads).where(threadsOf(person))
    for (const { messageId, sender, subject } of mails) {
      const isTheirs = person.emails.some((email) => email.toLowerCase() === sender)
      await transaction
        .update(mailThreads)
        .set({ sender: isTheirs ? redactedEmail : sender, subject: redaction.text(subject) })
        .where(eq(mailThreads.messageId, messageId))
    }
    return files.length + mails.length
  }
}

const sentBy = (person: Person) => {
  const emails = person.emails.map((email) => email.toLowerCase())
  return sql`${mailThreads.sender} = any(${sql.param(emails)}::text[])`
}

const conversationsOf = (person: Person) =>
  sql`(select conversation_id from ${mailThreads} where ${sentBy(person)})`

const filesOf = (person: Person) => sql`${mailFiles.conversationId} in ${conversationsOf(person)}`

const threadsOf = (person: Person) => sql`${mailThreads.conversationId} in ${conversationsOf(person)}`

/** Those that nobody else has sent as well. */
async function unused(transaction: Transaction, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return []
  const kept = await transaction
    .select({ sha256: mailFiles.sha256 })
    .from(mailFiles)
    .where(inArray(mailFiles.sha256, [...sha256s]))
  const still = new Set(kept.map(({ sha256 }) => sha256))
  return sha256s.filter((sha256) => !still.has(sha256))
}
