import { Problem } from '../../platform/http/problems/problem.js'

/** 404: also for a file of another conversation, so that guessing tells nothing. */
export function unknownMailFile(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such file',
    detail: 'No e-mail of this conversation came with it, or it was erased.',
    fix: 'Take the id of a file from the attachments of an entry.',
  })
}
