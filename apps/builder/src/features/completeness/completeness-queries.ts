import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Completeness = Schemas['Completeness']
export type CompletenessDay = Schemas['CompletenessDay']
export type LedgerEpoch = Schemas['LedgerEpoch']
export type DecidedEntry = Schemas['DecidedEntry']

/** Days of the shop, both included: `2026-11-22`. */
export interface DaySpan {
  readonly from: string
  readonly to: string
}

const dayLength = 24 * 60 * 60 * 1_000

/** The day that is so many days before another one. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayLength).toISOString().slice(0, 10)

/** The last `days` days, `today` the last of them. */
export const recentDays = (today: string, days: number): DaySpan => ({
  from: daysBefore(today, days - 1),
  to: today,
})

/** All days of a span in order. */
export function daysOf({ from, to }: DaySpan): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = daysBefore(day, -1)) days.push(day)
  return days
}

/** Everything is hashed anew for each answer, so that is asked for once in a while and not at each sale. */
const every = 60_000

export const completenessQuery = (registerId: string, { from, to }: DaySpan) =>
  queryOptions({
    queryKey: ['completeness', registerId, from, to],
    queryFn: () =>
      answered(
        api.GET('/api/v1/registers/{registerId}/completeness', {
          params: { path: { registerId }, query: { from, to } },
        }),
      ),
    staleTime: every,
    refetchInterval: every,
  })

/** How far the ledger of each register is held, without looking into it. */
export const registerLedgersQuery = queryOptions({
  queryKey: ['completeness', 'all'],
  queryFn: async () => (await answered(api.GET('/api/v1/till/ledgers'))).items,
  staleTime: every,
  refetchInterval: every,
})

/** Makes everything anew from the ledger, and compares. */
export function useReconcile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (registerId: string) =>
      answered(api.POST('/api/v1/till/reconciliations', { body: { registerId } })),
    onSuccess: () => {
      for (const root of ['completeness', 'till-exceptions', 'shifts', 'shift', 'sales-report']) {
        void client.invalidateQueries({ queryKey: [root] })
      }
    },
  })
}
