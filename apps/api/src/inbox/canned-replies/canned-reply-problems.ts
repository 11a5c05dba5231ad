import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such canned reply. */
export function unknownCannedReply(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such canned reply',
    detail: 'No canned reply has this id. It may have been deleted meanwhile.',
    fix: 'Choose one of GET /api/v1/canned-replies.',
  })
}

/** 409: what is typed after `/` stands for one reply. */
export function shortcutTaken(shortcut: string): Problem {
  const fix = 'Choose another shortcut.'
  return new Problem({
    type: 'canned-shortcut-taken',
    status: 409,
    title: 'The shortcut is taken',
    detail: `Another canned reply is found by /${shortcut}.`,
    fix,
    errors: [{ path: '/shortcut', message: 'Another canned reply has this shortcut.', fix }],
  })
}

/** 409: somebody else changed the canned reply meanwhile. */
export function cannedReplyChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed this canned reply',
    detail: 'It was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 422: so many that nobody finds one among them. */
export function tooManyCannedReplies(most: number): Problem {
  return new Problem({
    type: 'too-many-canned-replies',
    status: 422,
    title: 'Too many canned replies',
    detail: `The shop has ${most} canned replies already.`,
    fix: 'Delete one that nobody uses any more.',
  })
}
