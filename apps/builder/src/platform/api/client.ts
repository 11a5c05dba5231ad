import { type ApiClient, createApiClient, type Schemas } from '@counterflow/api-client'
import { ProblemError, problemSchema, UnreachableError } from './problem'

/** The API at the page's own origin; the session is in its cookie. */
export const api: ApiClient = createApiClient()

type Answer<Data> = { response: Response } & (
  | { data: Data; error?: never }
  | { data?: never; error: Schemas['Problem'] }
)

/** The data of a request, or the problem that the API answered with as an exception. */
export async function answered<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const answer = await request.catch((cause: unknown) => {
    throw new UnreachableError({ cause })
  })
  if (answer.error === undefined && answer.response.ok) return answer.data
  const problem = problemSchema.safeParse(answer.error)
  if (problem.success) throw new ProblemError(problem.data)
  const { status } = answer.response
  throw status >= 500 ? new UnreachableError() : new ProblemError(unknownProblem(status))
}

const unknownProblem = (status: number) => ({
  type: 'about:blank',
  title: `HTTP ${status}`,
  status,
  detail: `HTTP ${status}`,
})
