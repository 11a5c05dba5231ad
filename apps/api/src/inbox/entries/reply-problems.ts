import { Problem } from '../../platform/http/problems/problem.js'
import type { StoredEntry } from './entry.table.js'

/** 409: somebody else has answered since the author last looked. */
export function newerReply({ authorName, position }: StoredEntry): Problem {
  return new Problem({
    type: 'newer-reply',
    status: 409,
    title: 'Somebody else has just answered',
    detail: `${authorName} has answered since.`,
    fix: 'Read that answer first; to send yours all the same, send it with `force`.',
    extra: { author: authorName, position },
  })
}

/** 409: too late to take it back. */
export function alreadySent(): Problem {
  return new Problem({
    type: 'already-sent',
    status: 409,
    title: 'The message has been sent',
    detail: 'It is on its way and cannot be taken back.',
    fix: 'Write another message that puts it right.',
  })
}

/** 409: there is nothing to send again. */
export function notFailed(): Problem {
  return new Problem({
    type: 'message-not-failed',
    status: 409,
    title: 'The message did not fail',
    detail: 'Only a message that could not be sent is sent again.',
    fix: 'Write another message.',
  })
}

/** 409: the way by which the customer wrote is gone. */
export function channelMissing(channel: string): Problem {
  return new Problem({
    type: 'channel-missing',
    status: 409,
    title: 'The channel is not there any more',
    detail: `The customer wrote by the channel ${channel}, which is not set up.`,
    fix: 'Set the channel up again in the settings, or reach the customer another way.',
  })
}
