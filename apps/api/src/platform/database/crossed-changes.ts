/** PostgreSQL's codes for a transaction that it ended in favour of another one. */
const codes = new Set(['40P01', '40001'])

/** Whether `error` says that a transaction gave way to another one that wanted the same rows. All of it was undone. */
export function haveCrossed(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && typeof error.code === 'string' && codes.has(error.code)) || haveCrossed(error.cause)
  )
}
