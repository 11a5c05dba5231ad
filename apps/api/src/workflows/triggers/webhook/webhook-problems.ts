import { Problem } from '../../../platform/http/problems/problem.js'
import type { SignatureFault } from './webhook-signature.js'

export const webhookUnknown = () =>
  new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such webhook',
    detail: 'No workflow is started from this address.',
    fix: 'Copy the address again from the trigger of the workflow.',
  })

export const workflowOff = () =>
  new Problem({
    type: 'workflow-is-off',
    status: 409,
    title: 'The workflow is turned off',
    detail: 'The workflow behind this address does not take deliveries now.',
    fix: 'Turn the workflow on, and send the delivery again.',
  })

/** A signature that does not hold, as the sender is told. */
export function signatureProblem(fault: SignatureFault): Problem {
  return new Problem({
    type: 'webhook-signature',
    status: 401,
    title: 'The delivery is not believed',
    ...wording(fault),
  })
}

function wording(fault: SignatureFault): { detail: string; fix: string } {
  switch (fault.kind) {
    case 'missing':
      return {
        detail: `The header ${fault.header} with the signature is missing.`,
        fix: `Send the HMAC-SHA256 of the raw body under the webhook's secret in ${fault.header}.`,
      }
    case 'wrong':
      return {
        detail: `The signature in ${fault.header} does not fit the body.`,
        fix: "Sign the bytes exactly as they are sent, with the webhook's current secret.",
      }
    case 'time-missing':
      return {
        detail: `The time in ${fault.header} is missing.`,
        fix: `Send the time in seconds since 1970 in ${fault.header}, and sign "<time>.<body>".`,
      }
    case 'too-old':
      return {
        detail: `The delivery's time is more than ${fault.toleranceSeconds} seconds away from now.`,
        fix: 'Send the delivery again with the current time, and check the clocks.',
      }
  }
}
