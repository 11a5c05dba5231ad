/** PostgreSQL's codes for a transaction that it ended in favour of another one. */
const codes = new Set(['40P01', '40001'])

const mostAttempts = 5

/** Whether `error` says that a transaction gave way to another one that wanted the same rows. All of it was undone. */
export function haveCrossed(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && typeof error.code === 'string' && codes.has(error.code)) || haveCrossed(error.cause)
  )
}

/** Does `work` anew, from its very beginning, where it gave way to others; some times, and then it fails as it did. */
export async function anewWhereCrossed<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === mostAttempts || !haveCrossed(error)) throw error
    }
  }
}
