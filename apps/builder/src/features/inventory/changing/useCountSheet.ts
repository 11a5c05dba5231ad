import type { Schemas } from '@counterflow/api-client'
import { type CountedRow, type CountSheet, readCountSheet, type UnreadableRow } from '@counterflow/core'
import { useMutation } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

type LineProblem = NonNullable<Schemas['CountedLine']['problem']> | UnreadableRow['problem']

/** A row of the pasted sheet that has to be mended. */
export interface BadRow {
  row: number
  text: string
  problem: LineProblem
}

/** A row that can be taken, with what the books say now. */
export interface GoodRow extends CountedRow {
  before: number
}

export interface CheckedSheet {
  good: readonly GoodRow[]
  bad: readonly BadRow[]
}

/** Tries a pasted count without changing anything. */
export function useCheckSheet() {
  return useMutation({
    mutationFn: async ({ locationId, text }: { locationId: string; text: string }): Promise<CheckedSheet> => {
      const sheet = readCountSheet(text)
      const lines = sheet.rows.length === 0 ? [] : await tried(locationId, sheet.rows)
      return checkedSheet(sheet, lines)
    },
  })
}

async function tried(locationId: string, rows: readonly CountedRow[]): Promise<Schemas['CountedLine'][]> {
  const lines = rows.map(({ sku, counted }) => ({ variant: { sku }, counted }))
  const body = { locationId, reason: 'counted' as const, dryRun: true, lines }
  return (await answered(api.POST('/api/v1/stock/counts', { body }))).lines
}

/** What a sheet comes to, once the shop has said what it thinks of each line that could be read. */
export function checkedSheet(sheet: CountSheet, lines: readonly Schemas['CountedLine'][]): CheckedSheet {
  const good: GoodRow[] = []
  const bad: BadRow[] = [...sheet.unreadable]
  for (const { line, before, problem } of lines) {
    const row = sheet.rows[line]
    if (row === undefined) continue
    if (problem === null) good.push({ ...row, before: before ?? 0 })
    else bad.push({ row: row.row, text: row.sku, problem })
  }
  return { good, bad: bad.toSorted((left, right) => left.row - right.row) }
}
