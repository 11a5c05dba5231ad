import { type DraftFilters, draftFiltersSchema } from '@counterflow/core'
import { z } from 'zod'
import { joined } from '../../../platform/list/list-address'

const { shape } = draftFiltersSchema

/** What the address of the list of drafts holds; what does not fit is left out instead of failing the page. */
export const draftSearchSchema = z.object({
  search: shape.search.catch(undefined),
  status: shape.status.catch(undefined),
  createdFrom: shape.createdFrom.catch(undefined),
  createdBefore: shape.createdBefore.catch(undefined),
  view: z.uuid().optional().catch(undefined),
})

/** The filters as the API takes them in an address. */
export const draftFilterQuery = ({ status, ...plain }: DraftFilters) => ({ ...plain, status: joined(status) })
