import type { Json } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { containing } from '../database/like-pattern.js'
import type { Person } from './personal-data.js'

/** Any JSON column as it was read. */
export const jsonColumn: z.ZodType<Json> = z.json()

/** Rows that are read and written at a time. */
export const rowsAtATime = 200

/** LIKE patterns of what tells a person from all others: ids, e-mail addresses and telephone numbers, no names. */
export const sureSigns = ({ ids, emails, phones }: Pick<Person, 'ids' | 'emails' | 'phones'>) =>
  sql`${sql.param([...ids, ...emails, ...phones].map(containing))}::text[]`

/**
 * The same, and such names as hardly mean anything else: what staff wrote by hand about anybody tells people by little
 * more. A single Latin word stays out: Rose is also a tea.
 */
export const likelySigns = (person: Pick<Person, 'ids' | 'emails' | 'phones' | 'names'>) =>
  sql`${sql.param([...person.ids, ...person.emails, ...person.phones, ...person.names.filter(isDistinct)].map(containing))}::text[]`

const shortestName = 3

function isDistinct(name: string): boolean {
  const text = name.trim()
  return /\s/.test(text) || (!/\p{Script=Latin}/u.test(text) && [...text].length >= shortestName)
}

/** Whether redaction changed anything of a value. */
export const differs = (before: unknown, after: unknown) => JSON.stringify(before) !== JSON.stringify(after)

/** `items` in groups that one statement takes. */
export function inGroups<Item>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  for (let start = 0; start < items.length; start += rowsAtATime)
    groups.push(items.slice(start, start + rowsAtATime))
  return groups
}
