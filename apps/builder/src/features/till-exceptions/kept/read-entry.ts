import { type LedgerEvent, ledgerEventSchema } from '@counterflow/core'

/** An entry as a till meant it; undefined where nobody can tell. */
export function readEntry(raw: string): LedgerEvent | undefined {
  try {
    return ledgerEventSchema.safeParse(JSON.parse(raw)).data
  } catch {
    return undefined
  }
}
