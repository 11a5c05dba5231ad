import {
  type ApiClient,
  createApiClient,
  type SettledAnswer,
  type Success,
  succeeded,
} from '@counterflow/api-client'
import { sayVersion } from './client-version'
import { ProblemError, problemSchema, UnreachableError } from './problem'
import { askInReadersLanguage } from './reader-language'

/** The API at the page's own origin; the session is in its cookie. */
export const api: ApiClient = createApiClient()
api.use({ onRequest: askInReadersLanguage })
api.use({ onRequest: sayVersion })

/** The data of a request, or the problem that the API answered with as an exception. */
export async function answered<Result extends SettledAnswer>(
  request: Promise<Result>,
): Promise<Success<Result>['data']> {
  const result = await request.catch((cause: unknown) => {
    throw new UnreachableError({ cause })
  })
  if (succeeded(result)) return result.data
  const problem = problemSchema.safeParse(result.error)
  if (problem.success) throw new ProblemError(problem.data)
  const { status } = result.response
  throw status >= 500 ? new UnreachableError() : new ProblemError(unknownProblem(status))
}

const unknownProblem = (status: number) => ({
  type: 'about:blank',
  title: `HTTP ${status}`,
  status,
  detail: `HTTP ${status}`,
})
