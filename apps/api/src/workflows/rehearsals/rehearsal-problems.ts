import { Problem } from '../../platform/http/problems/problem.js'

export const workflowWithoutTrigger = () =>
  new Problem({
    type: 'workflow-without-trigger',
    status: 409,
    title: 'Nothing starts this workflow yet',
    detail:
      'The draft has no trigger, or one that no installed plugin brings, so there is no event to try it with.',
    fix: 'Choose what starts the workflow first.',
  })

export const noSuchEvent = (eventId: string) =>
  new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such event',
    detail: `The trigger of this workflow gave no event with the id ${eventId} that you may read.`,
    fix: 'Choose one from GET /api/v1/workflows/{workflowId}/samples.',
  })
