import { Problem } from '../platform/http/problems/problem.js'
import type { MailState } from './mail.contract.js'

/** 404: there is no such mail. */
export function unknownMail(mailId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such mail',
    detail: `No mail has the id ${mailId}.`,
    fix: 'Take the id of a mail from GET /api/v1/mail.',
  })
}

/** 404: whom the mail is for does not work here. */
export function unknownStaff(staffId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such member of staff',
    detail: `No member of staff has the id ${staffId}; they may have left.`,
    fix: 'Choose somebody from GET /api/v1/staff.',
  })
}

/** 409: the mail is on its way, or has arrived. */
export function mailState(state: MailState): Problem {
  return new Problem({
    type: 'mail-state',
    status: 409,
    title: 'The mail cannot be tried again',
    detail: `The mail is ${state}; only one that has failed or was kept can be tried again.`,
    fix: state === 'queued' ? 'Wait: it is tried again by itself.' : 'Nothing is left to do for this mail.',
    extra: { state },
  })
}

/** 422: what is to be previewed is no configuration of a mail. */
export function unreadablePreview(path: string, detail: string): Problem {
  const fix = 'Send the fields of the step as they stand in the workflow.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The mail cannot be shown',
    detail,
    fix,
    errors: [{ path, message: detail, fix }],
  })
}
