import { z } from 'zod'
import { anyOfFilter, instantFilter, searchFilter } from './filter-shapes.js'

export const draftStatuses = ['open', 'invoice_sent', 'completed'] as const

export const draftStatusSchema = z.enum(draftStatuses).meta({ id: 'DraftStatus' })

/** How far a draft order has come. */
export type DraftStatus = z.infer<typeof draftStatusSchema>

/** Which draft orders a list shows. All of what is given must hold; of several values of one field, any. */
export const draftFiltersSchema = z
  .strictObject({
    search: searchFilter,
    status: anyOfFilter(draftStatusSchema),
    createdFrom: instantFilter,
    createdBefore: instantFilter,
  })
  .partial()
  .meta({ id: 'DraftFilters' })

/** Which draft orders a list shows. */
export type DraftFilters = z.infer<typeof draftFiltersSchema>
