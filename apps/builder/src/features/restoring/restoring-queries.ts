import type { Schemas } from '@counterflow/api-client'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { formWith } from '../../platform/api/form-with'

/** What became of a paper, in the order in which they were sent. */
export type RestoredPaper = Awaited<ReturnType<typeof restored>>['results'][number]

/** The most papers in one request, and the longest text of one. */
export const limits = { papers: 100, length: 5_000 } as const

const restored = (papers: string[]) =>
  answered(api.POST('/api/v1/till/restored-events', { body: { papers } }))

/** Enters sales again from the codes on their receipts; the same again changes nothing. */
export function useRestore() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: restored,
    onSuccess: () => forgetWhatSalesChange(client),
  })
}

export type ImportedLedger = Schemas['ImportedLedger']
export type LedgerInFile = Schemas['LedgerInFile']

/** Takes in what a till has exported; the same again changes nothing. */
export function useImportLedger() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) =>
      answered(
        api.POST('/api/v1/till/ledger-files', { body: { file: '' }, bodySerializer: () => formWith(file) }),
      ),
    // Also after a failure: what was taken in before it stays.
    onSettled: () => forgetWhatSalesChange(client),
  })
}

function forgetWhatSalesChange(client: QueryClient): void {
  const stale = ['completeness', 'orders', 'shifts', 'shift', 'till-exceptions', 'till-kept', 'sales-report']
  for (const root of stale) void client.invalidateQueries({ queryKey: [root] })
}
