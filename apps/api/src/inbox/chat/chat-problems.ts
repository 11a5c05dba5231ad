import { Problem } from '../../platform/http/problems/problem.js'

/** 401: no token, one that was made up, or one that nobody has used for half a year. */
export function unknownChat(): Problem {
  return new Problem({
    type: 'unknown-chat',
    status: 401,
    title: 'This chat is not known',
    detail: 'The request carries no token of a chat, or one that is not good any more.',
    fix: 'Begin a chat by POST /api/v1/chat/sessions, and send its token as Authorization: Bearer.',
  })
}

/** 429: more conversations are begun from one address than people begin. */
export function tooManyChats(retryAfter: number): Problem {
  return new Problem({
    type: 'too-many-chats',
    status: 429,
    title: 'Too many chats',
    detail: 'From this network address so many chats were begun that no further one is for now.',
    fix: `Wait ${retryAfter} seconds, or go on with a chat that was begun before.`,
    retryAfter,
  })
}

/** 429: one visitor asks for more than a chat needs. */
export function tooManyDeeds(retryAfter: number): Problem {
  return new Problem({
    type: 'too-many-messages',
    status: 429,
    title: 'Too many messages',
    detail: 'This chat has sent more within a minute than is taken.',
    fix: `Wait ${retryAfter} seconds.`,
    retryAfter,
  })
}

/** 404: no message of this conversation with a discount has this id. */
export function unknownShare(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such discount',
    detail: 'No discount was shared in this chat by an entry with this id.',
    fix: 'Take the id of an entry with a discount from GET /api/v1/chat/entries.',
  })
}
