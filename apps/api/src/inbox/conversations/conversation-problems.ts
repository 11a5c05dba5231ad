import { Problem } from '../../platform/http/problems/problem.js'

/** 404: also for the id of something else, so that guessing tells nothing. */
export function unknownConversation(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such conversation',
    detail: 'No conversation has this id.',
    fix: 'Take the id of a conversation from GET /api/v1/conversations.',
  })
}

/** 404: no entry of the conversation has this id. */
export function unknownEntry(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such entry',
    detail: 'No entry of this conversation has this id.',
    fix: 'Take the id of an entry from GET /api/v1/conversations/{conversationId}/entries.',
  })
}

/** 422: whoever should take the conversation may not answer customers (R39, R44). */
export function notAssignable(): Problem {
  const fix =
    'Choose somebody of GET /api/v1/conversations/assignees, or give them the permission inbox.reply.'
  return new Problem({
    type: 'not-assignable',
    status: 422,
    title: 'The conversation cannot be assigned to them',
    detail: 'They have left, or lack the permission to answer customers.',
    fix,
    errors: [{ path: '/staffId', message: 'They may not answer customers.', fix }],
  })
}

/** 429: one customer writes more than anybody reads. */
export function tooManyMessages(retryAfter: number): Problem {
  return new Problem({
    type: 'too-many-messages',
    status: 429,
    title: 'Too many messages',
    detail: 'So many messages in one minute are not taken.',
    fix: `Send the message again in ${retryAfter} seconds.`,
    retryAfter,
  })
}
