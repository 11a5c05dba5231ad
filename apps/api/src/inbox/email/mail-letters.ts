import type { ConversationId } from '@counterflow/core'
import { referencesOf } from '@counterflow/core'
import { desc, eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { mailThreads } from './mail-thread.table.js'

/** What a mail must name so that mail programs show it with those before it. */
export interface MailThread {
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
  /** Of the first mail; undefined: there was none. */
  readonly subject: string | undefined
  /** Whether a program wrote the last mail that came in. */
  readonly isAutomatic: boolean
}

const mostMails = 30

/** The mails of a conversation so far. */
export async function mailThread(queries: Queries, conversationId: ConversationId): Promise<MailThread> {
  const latest = await queries
    .select()
    .from(mailThreads)
    .where(eq(mailThreads.conversationId, conversationId))
    .orderBy(desc(mailThreads.at))
    .limit(mostMails)
  const mails = latest.reverse()
  const received = mails.filter(({ direction, automatic }) => direction === 'in' && automatic === null)
  const lastIn = mails.findLast(({ direction }) => direction === 'in')
  return {
    inReplyTo: (received.at(-1) ?? mails.at(-1))?.messageId,
    references: referencesOf(mails.map(({ messageId }) => messageId)),
    subject: mails.find(({ subject }) => subject !== '')?.subject,
    isAutomatic: lastIn !== undefined && lastIn.automatic !== null,
  }
}

/** `Re: Where is my order?`, whatever answers it had before. */
export const answerSubject = (subject: string) =>
  `Re: ${subject.replace(/^(\s*(re|aw|sv|답장|회신|返信)\s*(\[\d+\])?\s*[:：])+\s*/iu, '')}`.slice(0, 200)

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A text as HTML that holds nothing of it unescaped. */
export function letterHtml(text: string, footer = ''): string {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
  const foot = footer === '' ? [] : [`<p style="color:#6b665e;font-size:13px">${escaped(footer)}</p>`]
  return [
    '<div style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#26231f">',
    ...paragraphs,
    ...foot,
    '</div>',
  ].join('\n')
}
