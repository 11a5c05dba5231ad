/** The shop answered that it will not do what was asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly status: number,
    /** The fields that it could not take, as paths: `/email`. */
    readonly fields: readonly string[],
    /** In seconds; 0 where the shop did not say. */
    readonly retryAfter: number,
  ) {
    super(`The shop answered ${status}.`)
  }

  /** Whether the same request may succeed later. */
  get passes(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 429
  }
}

/** What an answer that is no success says. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const problem: unknown = await response.json().catch(() => null)
  const seconds = Number(response.headers.get('retry-after'))
  return new Refusal(response.status, fieldsOf(problem), Number.isFinite(seconds) ? seconds : 0)
}

function fieldsOf(problem: unknown): string[] {
  if (typeof problem !== 'object' || problem === null || !('errors' in problem)) return []
  const { errors } = problem
  if (!Array.isArray(errors)) return []
  return errors.flatMap((fault: unknown) =>
    typeof fault === 'object' && fault !== null && 'path' in fault ? [String(fault.path)] : [],
  )
}
