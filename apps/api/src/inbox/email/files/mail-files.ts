import { createHash } from 'node:crypto'
import type { ConversationId, EmailAttachment } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { unknownMailFile } from '../email-problems.js'
import type { MailAttachment } from '../parsed-mail.js'
import { mailFiles } from './mail-file.table.js'
import { MailFolder } from './mail-folder.js'

/** Programs and what starts them; nobody sends a shop such a file for a good reason. */
const refusedKinds =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|cpl|jar|lnk|reg|dll|sys|iso|img|vhd|chm|scf|url|desktop)$/i
const largestFile = 15_000_000

/** A file on its way to whoever asked for it. */
export interface OpenMailFile {
  readonly name: string
  readonly bytes: number
  readonly content: NonNullable<Awaited<ReturnType<MailFolder['open']>>>
}

/** A file that is on the disk and in no conversation yet. */
export interface StoredFile {
  readonly attachment: EmailAttachment
  readonly sha256: string | null
}

/** Keeps the files that come with mails, apart from the conversation: they are fetched one by one, never shown. */
@Injectable()
export class MailFiles {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(MailFolder) private readonly folder: MailFolder,
  ) {}

  /** Puts files on the disk. Those of a kind or a size that is not kept have an empty `fileId`. */
  async store(attachments: readonly MailAttachment[]): Promise<StoredFile[]> {
    const stored: StoredFile[] = []
    for (const { name, mediaType, content } of attachments) {
      const bytes = content.byteLength
      const isKept = bytes <= largestFile && !refusedKinds.test(name)
      const sha256 = isKept ? createHash('sha256').update(content).digest('hex') : null
      if (sha256 !== null) await this.folder.write(sha256, content)
      stored.push({ attachment: { name, mediaType, bytes, fileId: isKept ? uuidv7() : '' }, sha256 })
    }
    return stored
  }

  /** Makes stored files those of a conversation. */
  async attach(
    transaction: Transaction,
    conversationId: ConversationId,
    stored: readonly StoredFile[],
    createdAt: Date,
  ): Promise<void> {
    const rows = stored.flatMap(({ attachment: { fileId, ...about }, sha256 }) =>
      sha256 === null ? [] : [{ id: fileId, conversationId, sha256, ...about, createdAt }],
    )
    if (rows.length > 0) await transaction.insert(mailFiles).values(rows)
  }

  /** @throws Problem `not-found` */
  async open(conversationId: ConversationId, fileId: string): Promise<OpenMailFile> {
    const [row] = await this.database
      .select()
      .from(mailFiles)
      .where(and(eq(mailFiles.id, fileId), eq(mailFiles.conversationId, conversationId)))
    const content = row && (await this.folder.open(row.sha256))
    if (row === undefined || content === undefined) throw unknownMailFile()
    return { name: row.name, bytes: row.bytes, content }
  }
}
