import { Problem } from '../../../platform/http/problems/problem.js'

export function wrongCursor(): Problem {
  const fix =
    'Send the nextCursor of the previous page, unchanged, or leave it out to begin at the newest run.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The cursor is not one of this list.',
    fix,
    errors: [{ path: 'cursor', message: 'Not a cursor of this list.', fix }],
  })
}

export function runNotFound(runId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such run',
    detail: `No run has the id ${runId}.`,
    fix: 'Look for it in GET /api/v1/runs; runs are kept for a limited time.',
  })
}

export function noSuchStep(nodeId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such attempt',
    detail: `The run has made no such attempt at the step ${nodeId}.`,
    fix: 'Take nodeId, iteration and attempt from the steps of GET /api/v1/runs/{runId}.',
  })
}

export function alreadyFinished(status: string): Problem {
  return new Problem({
    type: 'run-already-finished',
    status: 409,
    title: 'The run has already ended',
    detail: `The run is ${status}, so there is nothing left to cancel.`,
    fix: 'Nothing needs to be done. What its steps did stays done.',
  })
}
