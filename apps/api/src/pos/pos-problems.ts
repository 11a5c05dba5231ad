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

/** 409: the till counts the drawer itself. */
export function shiftNotEnded(): Problem {
  return new Problem({
    type: 'shift-not-ended',
    status: 409,
    title: 'The till counts this drawer itself',
    detail: 'The shift was closed at its till, or its device is still the register and closes it.',
    fix: 'Close the shift at the till. If its device is lost, shut it out first.',
  })
}

/** 422: whatever it is, no till has written it. */
export function notALedgerFile(): Problem {
  return new Problem({
    type: 'not-a-ledger-file',
    status: 422,
    title: 'The file is no ledger of a till',
    detail: 'Nothing in it reads as an entry of a ledger, one on each line.',
    fix: 'Send the file that the till gives under Till, Export the ledger, as it is: its name ends in .jsonl.',
  })
}

/** 422: what its devices have signed says nothing to this shop. */
export function ledgerOfAnotherShop(): Problem {
  return new Problem({
    type: 'ledger-of-another-shop',
    status: 422,
    title: 'The ledger belongs to another shop',
    detail: 'No device that this shop has enrolled wrote anything in the file. Nothing was taken over.',
    fix: 'Send it to the shop whose register the till was.',
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
