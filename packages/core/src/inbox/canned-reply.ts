import { z } from 'zod'
import { type Language, languages } from '../text/localized-text.js'
import { type WrittenText, writtenTextSchema } from '../text/written-text.js'

/** What a canned reply can leave open, in the order in which screens offer it. */
export const cannedVariables = [
  'customer.name',
  'customer.email',
  'staff.name',
  'shop.name',
  'order.number',
] as const

/** A part of a canned reply that is filled in when it is used; `order.number` is that of the latest order. */
export type CannedVariable = (typeof cannedVariables)[number]

const mark = /\{\{\s*([^{}]*?)\s*\}\}/g

const isKnown = (name: string): name is CannedVariable => cannedVariables.some((known) => known === name)

/**
 * The names in double braces that a canned reply uses and nobody can fill in, each once.
 * @example unknownCannedVariables('Hi {{ customer.nmae }}') // ['customer.nmae']
 */
export const unknownCannedVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(mark)].map(([, name = '']) => name).filter((name) => !isKnown(name))),
]

/**
 * The variables that stand in a text, each once: what has still to be filled in before a customer reads it.
 * @example openVariables('Your order {{ order.number }}') // ['order.number']
 */
export const openVariables = (text: string): CannedVariable[] => [
  ...new Set([...text.matchAll(mark)].map(([, name = '']) => name).filter(isKnown)),
]

/** What is known for the variables when a reply is used; what is not known is null. */
export type CannedValues = { readonly [Name in CannedVariable]: string | null }

/**
 * A canned reply with its variables filled in. Those for which nothing is known stay as they are written, so that nobody
 * sends a sentence with a hole in it unseen. A value is never read as a variable itself.
 * @see openVariables
 */
export const filledReply = (text: string, values: CannedValues): string =>
  text.replaceAll(mark, (whole, name: string) => (isKnown(name) && values[name]) || whole)

/** What is typed after `/` to find a canned reply: letters and digits of any script, `-` and `_`; in lower case. */
export const cannedShortcutSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Enter a shortcut.')
  .max(40, 'Expected 40 characters at most.')
  .regex(/^[\p{L}\p{N}_-]*$/u, 'Expected letters, digits, hyphens and underscores only.')

/** The text of a canned reply, in one language at least; all that it leaves open is known. */
export const cannedTextSchema = writtenTextSchema(4_000)
  .superRefine((written, context) => {
    for (const language of languages) {
      for (const name of unknownCannedVariables(written[language] ?? '')) {
        context.addIssue({
          code: 'custom',
          path: [language],
          message: `Nothing fills in "${name}".`,
          params: { code: 'unknown_variable', name },
        })
      }
    }
  })
  .meta({ id: 'CannedText' })

/** A reply in the language of the conversation; where nobody wrote it, in the first language that it is written in. */
export const cannedTextIn = (written: WrittenText, language: Language): string =>
  [language, ...languages].map((each) => written[each] ?? '').find((text) => text !== '') ?? ''

/** A canned reply as far as finding it goes. */
interface FindableReply {
  readonly shortcut: string
  readonly title: string
}

/**
 * Those canned replies that fit what was typed after `/`: whose shortcut begins with it come first, then those that
 * have it anywhere in shortcut or title. Upper and lower case are the same.
 */
export function foundReplies<Reply extends FindableReply>(
  replies: readonly Reply[],
  typed: string,
): readonly Reply[] {
  const wanted = typed.normalize('NFC').toLowerCase()
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(wanted))
  const holds = replies.filter(
    (reply) =>
      !begins.includes(reply) &&
      `${reply.shortcut} ${reply.title}`.normalize('NFC').toLowerCase().includes(wanted),
  )
  return [...begins, ...holds]
}
