/** PostgreSQL's codes for a transaction that it ended in favour of another one. */
const crossed: ReadonlySet<unknown> = new Set(['40P01', '40001'])
/** PostgreSQL's code for a row that is there under the same name. */
const there: ReadonlySet<unknown> = new Set(['23505'])

const mostAttempts = 5

/** Whether `error` says that a transaction gave way to another one that wanted the same rows. All of it was undone. */
export const haveCrossed = (error: unknown): boolean => hasCode(error, crossed)

/**
 * Whether `error` says that a row is there already which was to be made. Another transaction may have made it since it
 * was looked for; whoever looks again sees it, since that one has committed.
 */
export const isThereAlready = (error: unknown): boolean => hasCode(error, there)

function hasCode(error: unknown, codes: ReadonlySet<unknown>): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && codes.has(error.code)) || hasCode(error.cause, codes)
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
