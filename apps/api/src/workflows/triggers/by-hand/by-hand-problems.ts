import { Problem } from '../../../platform/http/problems/problem.js'

export const workflowOff = () =>
  new Problem({
    type: 'workflow-is-off',
    status: 409,
    title: 'The workflow is turned off',
    detail: 'Only a workflow that is on can be started; its draft cannot.',
    fix: 'Turn the workflow on, then start it again.',
  })

export const conditionNotMet = () =>
  new Problem({
    type: 'trigger-condition-not-met',
    status: 422,
    title: "The trigger's condition does not want this payload",
    detail: 'The trigger of this workflow has a condition of its own, and the payload does not meet it.',
    fix: "Send a payload that meets the trigger's condition, or remove the condition from the trigger.",
  })
