import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { answered, api } from '../../platform/api/client'

export type SalesReport = Schemas['SalesReport']
export type SalesRow = Schemas['SalesReportRow']

export const salesParts = ['day', 'hour', 'product', 'staff', 'register', 'tender'] as const

export type SalesPart = (typeof salesParts)[number]

/** What the address of the reports holds; what does not fit is left out instead of failing the page. */
export const salesSearchSchema = z.object({
  by: z.enum(salesParts).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  registerId: z.uuid().optional().catch(undefined),
  locationId: z.uuid().optional().catch(undefined),
  alone: z.boolean().optional().catch(undefined),
})

/** What is asked for, as the API takes it. */
export interface SalesWish {
  readonly from: string
  readonly to: string
  readonly by: SalesPart
  readonly registerId: string | undefined
  readonly locationId: string | undefined
  /** Whether beside what as many days before came to. */
  readonly compare: 'true' | 'false'
}

const every = 60_000

export const salesReportQuery = (query: SalesWish) =>
  queryOptions({
    queryKey: ['sales-report', query],
    queryFn: () => answered(api.GET('/api/v1/sales-reports', { params: { query } })),
    staleTime: every,
    refetchInterval: every,
    // What was shown of other days is not what was asked for, but better than nothing for a moment.
    placeholderData: (before: SalesReport | undefined) => (before?.by === query.by ? before : undefined),
  })
