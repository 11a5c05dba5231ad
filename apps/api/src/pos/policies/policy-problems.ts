import { Problem } from '../../platform/http/problems/problem.js'

/** 409: somebody else decided otherwise meanwhile. */
export function settingsChangedMeanwhile(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed this',
    detail: 'It was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 404: nobody with it sells at a till. */
export function unknownTillRole(): Problem {
  return new Problem({
    type: 'unknown-role',
    status: 404,
    title: 'There is no such role',
    detail: 'No role whose people may sell at a till has this id.',
    fix: 'Choose one of GET /api/v1/till/policies, or let the role sell first.',
  })
}
