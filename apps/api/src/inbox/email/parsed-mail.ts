import { createHash } from 'node:crypto'
import { answeredIds, foldQuoted, longestMessage, messageIdsIn, textOfHtml } from '@counterflow/core'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { mendedMail } from './mended-mail.js'
import { readableText } from './readable-text.js'

/** In bytes, as it is sent. What is larger is not read. */
export const largestMail = 26_214_400
const mostAttachments = 50
/** Far more than a person writes; the rest of a text is in a file. */
const mostRead = 400_000
const longestSubject = 500
const longestName = 200

/** A file that came with a mail. */
export interface MailAttachment {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A mail as the inbox reads it. Its texts are plain text, whatever they were. */
export interface ParsedMail {
  /** Without angle brackets; made from its bytes where it names none. */
  readonly messageId: string
  /** The nearest first. */
  readonly answered: readonly string[]
  /** In small letters. */
  readonly from: string
  readonly fromName: string
  /** All addresses that it went to, as far as it says. */
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  readonly quoted: string
  readonly attachments: readonly MailAttachment[]
  /** The value of the first header of that name, which is in small letters. */
  readonly header: (name: string) => string | undefined
  /** The values of all `Authentication-Results`, the topmost first. */
  readonly authentication: readonly string[]
  /** When it says that it was written. */
  readonly at: Date | undefined
}

const limits = { maxNestingDepth: 50, maxRfc822NestingDepth: 5, maxHeadersSize: 500_000 }

/** Reads a mail. @throws Error when it is none, or is nested without end. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const email = await parse(mendedMail(raw))
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value
  const [first] = flat([email.from ?? email.sender])
  const from = first?.address.toLowerCase() ?? ''
  const whole = storable(textOf(email))
  const { text, quoted } = foldQuoted(whole.slice(0, mostRead))
  const isCut = text.length > longestText || whole.length > mostRead
  const attachments = email.attachments.slice(0, mostAttachments).map(attachmentOf)
  const rest = isCut ? [{ name: 'message.txt', mediaType: 'text/plain', content: Buffer.from(whole) }] : []
  return {
    messageId: messageIdsIn(email.messageId)[0] ?? madeId(raw),
    answered: answeredIds({ inReplyTo: email.inReplyTo, references: email.references }),
    from,
    fromName: line(readableText(first?.name ?? '') || from, longestName),
    recipients: recipientsOf(email),
    subject: line(readableText(email.subject ?? ''), longestSubject),
    text: cut(text),
    quoted: cut(quoted),
    attachments: [...rest, ...attachments],
    header,
    authentication: email.headers
      .filter(({ key }) => key === 'authentication-results')
      .map(({ value }) => value),
    at: dateOf(email.date),
  }
}

const longestText = longestMessage - 1
const cut = (text: string) =>
  text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text

async function parse(raw: Buffer): Promise<Email> {
  const email = await PostalMime.parse(raw, limits)
  if (!`${email.subject}${email.text}${email.html}`.includes('\uFFFD')) return email
  // Its character set is another than it says. As windows-1252 no byte is lost, and the text can be read anew.
  const relabelled = withoutCharset(raw.toString('latin1'))
  const again = await PostalMime.parse(Buffer.from(relabelled, 'latin1'), limits)
  return { ...email, text: again.text, html: again.html }
}

const charset = 'charset=windows-1252'

function withoutCharset(raw: string): string {
  const end = raw.search(/\r?\n\r?\n/)
  const typed = /^content-type\s*:/im.test(raw.slice(0, end === -1 ? 0 : end))
  const labelled = raw
    .replaceAll(/charset\s*=\s*"?[\w.:-]+"?/gi, charset)
    .replaceAll(/^(content-type\s*:\s*text\/(?:plain|html))\s*;?(?=\s*$)/gim, `$1; ${charset}`)
  return typed ? labelled : `Content-Type: text/plain; ${charset}\r\n${labelled}`
}

function textOf({ text, html }: Email): string {
  const written = text?.trim() ? text : textOfHtml(html ?? '')
  return readableText(written.replaceAll('\r\n', '\n'))
}

/** PostgreSQL keeps no U+0000, and half of a character is none. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

const line = (text: string, longest: number) =>
  storable(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .slice(0, longest)
    .toWellFormed()

function flat(addresses: readonly (Address | undefined)[]) {
  return addresses.flatMap((one) => (one === undefined ? [] : (one.group ?? [one])))
}

function recipientsOf(email: Email): string[] {
  const { to = [], cc = [], bcc = [], deliveredTo } = email
  const original = email.headers.filter(({ key }) => ['x-original-to', 'envelope-to'].includes(key))
  return [
    ...flat([...to, ...cc, ...bcc]).map(({ address }) => address),
    ...original.map(({ value }) => value),
    ...(deliveredTo === undefined ? [] : [deliveredTo]),
  ].slice(0, 200)
}

function attachmentOf({ filename, mimeType, content }: Email['attachments'][number], index: number) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
  // A name is no path, and its end is what tells its kind.
  const name = line(readableText(filename ?? ''), 1_000)
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .slice(-longestName)
  return { name: name || `file-${index + 1}`, mediaType: mimeType.slice(0, 100), content: bytes }
}

function dateOf(text: string | undefined): Date | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : new Date(at)
}

const madeId = (raw: Buffer) => `${createHash('sha256').update(raw).digest('hex')}@without-id.invalid`
