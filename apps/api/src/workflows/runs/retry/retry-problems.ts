import { Problem } from '../../../platform/http/problems/problem.js'
import type { Obstacle } from './retry-planning.js'

const reasons: Record<Obstacle, { detail: string; fix: string }> = {
  not_finished: {
    detail: 'The run has not ended yet.',
    fix: 'Wait for its end, or cancel it first.',
  },
  workflow_off: {
    detail: 'The workflow is turned off, so it has no latest version.',
    fix: 'Turn the workflow on, or retry on the version that the run was on.',
  },
  other_trigger: {
    detail: 'The latest version starts with another trigger, so what started this run does not fit it.',
    fix: 'Retry on the version that the run was on.',
  },
  nothing_failed: {
    detail: 'No step of the run has failed.',
    fix: 'Retry from the start or from a step.',
  },
  no_such_step: {
    detail: 'The version has no such step.',
    fix: 'Name a step of that version, or retry from the start.',
  },
  step_not_run: {
    detail: 'The run never came to that step, so it cannot be done again from there.',
    fix: 'Name a step that the run came to, or retry from the start.',
  },
  retried_meanwhile: {
    detail: 'Somebody else has retried the run at this moment.',
    fix: 'Look at that retry; send this again only if the run is to be done once more.',
  },
}

export function retryImpossible(obstacle: Obstacle): Problem {
  return new Problem({
    type: 'retry-impossible',
    status: 409,
    title: 'The run cannot be retried so',
    ...reasons[obstacle],
    extra: { obstacle },
  })
}
