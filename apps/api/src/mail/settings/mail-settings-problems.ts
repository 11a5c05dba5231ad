import { Problem } from '../../platform/http/problems/problem.js'

/** 409: somebody else changed the mail server meanwhile. */
export function mailSettingsChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed these settings',
    detail: 'The mail server was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 422: the password that is kept was entered for another server or user. */
export function mailPasswordMissing(): Problem {
  const fix = 'Enter the password of this user on this server.'
  return new Problem({
    type: 'mail-password-missing',
    status: 422,
    title: 'The password is missing',
    detail: 'A password goes to the server and the user that it was entered for, and to no other.',
    fix,
    errors: [{ path: '/server/password', message: 'The password is missing.', fix }],
  })
}
