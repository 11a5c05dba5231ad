import { Problem } from '../../platform/http/problems/problem.js'

/** 422: an assessment of a provider says one thing, of one order. */
export function assessmentKnown(): Problem {
  return new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: 'The key was used for another request',
    detail:
      'The provider has sent an assessment with this id that says something else, or is of another order.',
    fix: 'Send a new assessmentId for a new assessment, or repeat the first one unchanged.',
  })
}
