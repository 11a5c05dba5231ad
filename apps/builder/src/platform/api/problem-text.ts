import type { Text } from '@counterflow/ui'
import { ProblemError, UnreachableError } from './problem'

export interface ProblemText {
  message: string
  fix: string | undefined
}

/** What went wrong and how to mend it, in the reader's language where the catalogues know the problem. */
export function problemText(error: unknown, { t, has, language }: Text): ProblemText {
  if (error instanceof UnreachableError) return { message: t('general.failed.offline'), fix: undefined }
  if (!(error instanceof ProblemError)) return { message: t('general.failed.unexpected'), fix: undefined }
  const message = `problems.${error.kind}.message`
  const fix = `problems.${error.kind}.fix`
  const { problem } = error
  // English texts of the API are more exact than ours; other languages have ours.
  if (language !== 'en' && has(message) && has(fix)) return { message: t(message), fix: t(fix) }
  if (problem.status === 403) return { message: t('general.failed.forbidden'), fix: undefined }
  return { message: problem.detail || problem.title, fix: problem.fix }
}

/** The same as one paragraph. */
export function problemParagraph(error: unknown, text: Text): string {
  const { message, fix } = problemText(error, text)
  return fix === undefined ? message : `${message} ${fix}`
}

/** The problems of a form's fields by their path: `/customer/email` becomes `customer.email`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ path, message, fix }) => [
      path.replace(/^\//, '').replaceAll('/', '.'),
      `${message} ${fix}`.trim(),
    ]),
  )
}
