import type { Permission } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 404: nobody has this id. */
export function unknownStaff(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such member of staff',
    detail: 'No member of staff has this id.',
    fix: 'Take the id of somebody from GET /api/v1/staff.',
  })
}

/** 409: the address belongs to somebody who is, or was, on the staff. */
export function emailTaken(): Problem {
  const fix = 'Look for them in the list of staff; somebody who has left can be let in again there.'
  return new Problem({
    type: 'staff-email-taken',
    status: 409,
    title: 'Somebody with this address is on the staff',
    detail: 'This e-mail address belongs to a member of staff, perhaps one who has left.',
    fix,
    errors: [{ path: '/email', message: 'This address is on the staff already.', fix }],
  })
}

/** 409: nobody would be left who may change everything. */
export function lastOwner(): Problem {
  return new Problem({
    type: 'last-owner',
    status: 409,
    title: 'A shop needs an owner',
    detail: 'This is the only owner who can sign in.',
    fix: 'Make somebody else an owner first.',
  })
}

/** 409: people cannot shut themselves out. */
export function ownAccess(): Problem {
  return new Problem({
    type: 'own-access',
    status: 409,
    title: 'You cannot end your own access',
    detail: 'Whoever ended their own access by mistake could not undo it.',
    fix: 'Ask another member of staff to do it.',
  })
}

/** 403: what one does not hold, one neither gives nor takes. */
export function beyondOwnPermissions(missing: readonly Permission[], name: string): Problem {
  return new Problem({
    type: 'permission-missing',
    status: 403,
    title: 'This is not allowed',
    detail: `${name} does not hold ${missing.join(', ')}, and can neither give nor take that.`,
    fix: 'Choose a role that can do no more than you, or ask an owner.',
    extra: { permissions: missing },
  })
}

/** 409: they have left. */
export function staffDeactivated(): Problem {
  return new Problem({
    type: 'staff-deactivated',
    status: 409,
    title: 'This member of staff has left',
    detail: 'Somebody whose access has ended needs no link.',
    fix: 'Let them in again first.',
  })
}
