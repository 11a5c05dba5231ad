import type { ShiftReport } from '@counterflow/core'

/** What the office counted in a drawer whose device cannot close its shift any more. Amounts as in its report. */
export interface OfficeCount {
  readonly counted: number
  readonly note: string | null
  readonly countedBy: string
  /** An instant in ISO 8601. */
  readonly countedAt: string
}

/** What a drawer held, and by how much that is more than what should have been there; null where nobody has counted. */
export interface DrawerVerdict {
  readonly counted: number | null
  readonly difference: number | null
}

/** What the drawer of a shift held: the till says so itself where it closed the shift, and otherwise the office. */
export function drawerVerdict(
  { closedAt, counted, difference, expected }: ShiftReport,
  officeCount: OfficeCount | null,
): DrawerVerdict {
  if (closedAt !== null || officeCount === null) return { counted, difference }
  return { counted: officeCount.counted, difference: officeCount.counted - expected }
}
