import type { InboxFigures } from '@counterflow/core'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { answered, api } from '../../platform/api/client'

const ranges = [7, 30, 90] as const

/** Over how many days the figures go, as the address holds it. */
export type FigureRange = (typeof ranges)[number]

export const figureRangeOptions = ranges

export const figuresSearchSchema = z.object({ days: z.literal(ranges).optional().catch(undefined) })

const every = 60_000

/** Figures grow old slowly: they come by asking, for as long as somebody looks. */
export const figuresQuery = (days: FigureRange) =>
  queryOptions({
    queryKey: ['inbox-figures', days],
    queryFn: (): Promise<InboxFigures> =>
      answered(api.GET('/api/v1/inbox/figures', { params: { query: { days: `${days}` } } })),
    staleTime: every,
    refetchInterval: every,
    placeholderData: (before: InboxFigures | undefined) => before,
  })
