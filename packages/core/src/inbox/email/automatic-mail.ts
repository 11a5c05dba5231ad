/** Why a mail is answered by nobody but a person: a program wrote it, or it would go round in a circle. */
export const automaticReasons = ['auto_reply', 'bounce', 'list', 'own', 'flood'] as const

export type AutomaticReason = (typeof automaticReasons)[number]

/** What of a mail tells whether a program wrote it. */
export interface MailHead {
  /** A header's value by its name in small letters. */
  readonly header: (name: string) => string | undefined
  /** In small letters. */
  readonly from: string
  /** The shop's own addresses, in small letters. */
  readonly own: readonly string[]
}

const bulkPrecedence = /^\s*(bulk|junk|list)\b/i
const autoPrecedence = /^\s*auto[_-]?reply\b/i
const daemons = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)(\+.*)?@/
const markers = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress']

/**
 * Why a mail must start no answer; undefined for one that a person wrote (RFC 3834).
 * - `bounce`: a mail server says that something did not arrive.
 * - `auto_reply`: somebody is away, or a ticket system answers.
 * - `list`: it went to many.
 * - `own`: the shop wrote it.
 */
export function automaticReason({ header, from, own }: MailHead): AutomaticReason | undefined {
  if (own.includes(from)) return 'own'
  const isReport = /^\s*multipart\/report\b/i.test(header('content-type') ?? '')
  if (header('return-path')?.trim() === '<>' || daemons.test(from) || isReport) return 'bounce'
  const submitted = header('auto-submitted')?.trim().toLowerCase()
  if (submitted !== undefined && !/^no\b/.test(submitted)) return 'auto_reply'
  const precedence = header('precedence') ?? ''
  const isMarked = markers.some((name) => {
    const value = header(name)?.trim().toLowerCase()
    return value !== undefined && value !== '' && value !== 'no' && value !== 'none'
  })
  if (autoPrecedence.test(precedence) || isMarked) return 'auto_reply'
  const isForMany = ['list-id', 'list-unsubscribe'].some((name) => header(name) !== undefined)
  return bulkPrecedence.test(precedence) || isForMany ? 'list' : undefined
}

/** So many mails of one sender are taken for a person's within an hour; what is more is kept, and answered by nobody. */
export const mostMailsAnHour = 20

/** @param recent how many mails of the sender came within the hour before */
export const isFlood = (recent: number): boolean => recent >= mostMailsAnHour
