import { z } from 'zod'

/** What only one of two merged customers can give. Everything else of both is kept. */
export const mergeableFields = ['name', 'email', 'phone', 'language', 'timeZone'] as const

/** A field of which a merged customer has one. */
export type MergeableField = (typeof mergeableFields)[number]

const side = z.enum(['this', 'other'])

export const mergeChoiceSchema = z
  .strictObject({
    name: side.optional(),
    email: side.optional(),
    phone: side.optional(),
    language: side.optional(),
    timeZone: side.optional(),
  })
  .meta({
    id: 'MergeChoice',
    description:
      'Whose field survives. Where nothing is chosen it is the one of `this`, unless only the other has one.',
  })

/** Whose field survives a merge, by field. */
export type MergeChoice = z.infer<typeof mergeChoiceSchema>

/** What of a customer takes part in a merge. */
export interface MergeableCustomer<Language extends string = string> {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language | null
  readonly timeZone: string | null
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * The one customer that two become: `kept` stays, `gone` ends. A chosen field is taken even when it is empty; tags of
 * both are kept, and of two entries of metadata with one name the one of `kept`.
 */
export function mergeCustomers<Language extends string>(
  kept: MergeableCustomer<Language>,
  gone: MergeableCustomer<Language>,
  choice: MergeChoice = {},
): MergeableCustomer<Language> {
  const pick = <Field extends MergeableField>(field: Field): MergeableCustomer<Language>[Field] => {
    if (choice[field] === 'other') return gone[field]
    if (choice[field] === 'this') return kept[field]
    return kept[field] ?? gone[field]
  }
  return {
    // A customer always has a name.
    name: pick('name') || kept.name || gone.name,
    email: pick('email'),
    phone: pick('phone'),
    language: pick('language'),
    timeZone: pick('timeZone'),
    tags: [...new Set([...kept.tags, ...gone.tags])],
    metadata: { ...gone.metadata, ...kept.metadata },
  }
}
