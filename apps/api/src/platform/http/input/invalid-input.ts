import { type FieldError, Problem } from '../problems/problem.js'

/** More would help nobody, and could be many thousands. */
const mostTold = 20

/** The problem of a request whose values are wrong: which, why, and what to send instead. */
export function invalidInput(errors: readonly FieldError[]): Problem {
  const [first] = errors
  const others = errors.length - 1
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail:
      first === undefined
        ? 'The request cannot be used.'
        : `${first.path === '' ? 'The body' : first.path}: ${first.message}${others > 0 ? ` (and ${others} more)` : ''}`,
    fix: errors.length === 1 && first !== undefined ? first.fix : 'Correct every entry of `errors`.',
    errors: errors.slice(0, mostTold),
  })
}
