import type { z } from 'zod'
import type { ViewContent } from './views/view-queries'

export type AnyListFilters = ViewContent['filters']

/** What the address of a list says, and how it is changed. */
export interface ListAddress<Filters> {
  filters: Filters
  /** Undefined where the list is in its usual order. */
  sort: string | undefined
  /** The id of the saved view that was chosen. */
  view: string | undefined
  /** Looks for words; undefined for no search. */
  find: (words: string | undefined) => void
  narrow: (change: Partial<Filters>) => void
  /** Shows that and nothing else; what the list does not know is left out. */
  show: (search: Record<string, unknown>) => void
}

/** The filters of an address without those that are not set, as the API and a view take them. */
export function givenFilters<Filters>(schema: z.ZodType<Filters>, search: object): Filters {
  return schema.parse(Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)))
}

/** Several values as an address of the API has them. */
export const joined = (values: readonly string[] | undefined): string | undefined => values?.join(',')

/** Yes or no as an address of the API has it. */
export const asked = (flag: boolean | undefined): 'true' | 'false' | undefined =>
  flag === undefined ? undefined : flag ? 'true' : 'false'
