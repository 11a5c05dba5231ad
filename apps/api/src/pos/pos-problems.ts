import { Problem } from '../platform/http/problems/problem.js'

/** 404: there is no such shift. */
export function unknownShift(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such shift',
    detail: 'No shift has this id, or its opening has not arrived yet.',
    fix: 'Take the id of a shift from GET /api/v1/shifts.',
  })
}

/** 404: there is no such exception. */
export function unknownException(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such exception',
    detail: 'No exception of a till has this id.',
    fix: 'Take the id of an exception from GET /api/v1/till/exceptions.',
  })
}

/** 409: somebody else has seen to it, or it was noticed again. */
export function exceptionChanged(version: number): Problem {
  return new Problem({
    type: 'till-exception-changed',
    status: 409,
    title: 'The exception has changed',
    detail: 'The exception is not as you saw it any more: somebody has seen to it, or it was noticed again.',
    fix: 'Read it again, and decide by what it says now.',
    extra: { version },
  })
}

/** 404: there is no such parked event. */
export function unknownParkedEvent(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such parked event',
    detail: 'No parked event has this id.',
    fix: 'Take the id of one from GET /api/v1/till/parked-events.',
  })
}

/** 409: it was decided about before. */
export function parkedEventSettled(): Problem {
  return new Problem({
    type: 'parked-event-settled',
    status: 409,
    title: 'The event was decided about before',
    detail: 'Somebody has taken the event over or set it aside already.',
    fix: 'Read it again to see what was decided.',
  })
}

/** 422: nobody can make anything of it. */
export function parkedEventUnusable(why: string): Problem {
  return new Problem({
    type: 'parked-event-unusable',
    status: 422,
    title: 'The event cannot be taken over',
    detail: why,
    fix: 'Set it aside, and enter by hand what it tells of.',
  })
}

/** 422: more days than can be looked at at once. */
export function tooManyDays(most: number): Problem {
  const fix = `Ask for at most ${most} days, the last of them not before the first.`
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The input is not valid',
    detail: 'The days from the first to the last are none, or too many.',
    fix,
    errors: [{ path: '/to', message: 'Too far from `from`, or before it.', fix }],
  })
}
