import { type Finding, jsonPointer, mostFaults } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

const fieldErrors = (findings: readonly Finding[], root: string) =>
  findings
    .slice(0, mostFaults)
    .map(({ path, message, fix }) => ({ path: `${root}${jsonPointer(path)}`, message, fix }))

/** A graph that is none: refused even as a draft. */
export function invalidWorkflow(findings: readonly Finding[]): Problem {
  const [first] = findings
  return new Problem({
    type: 'invalid-workflow',
    status: 422,
    title: 'The workflow is broken',
    detail: first?.message ?? 'The workflow is broken.',
    fix: first?.fix ?? 'Mend the connections.',
    errors: fieldErrors(findings, '/definition'),
    extra: { findings },
  })
}

/** What stands against turning a workflow on. */
export function workflowNotReady(findings: readonly Finding[]): Problem {
  const [first] = findings
  return new Problem({
    type: 'workflow-not-ready',
    status: 409,
    title: 'The workflow cannot be turned on yet',
    detail: first?.message ?? 'The workflow cannot be turned on yet.',
    fix: first?.fix ?? 'Mend what the findings say.',
    errors: fieldErrors(findings, '/draft'),
    extra: { findings },
  })
}

export function workflowNotFound(workflowId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such workflow',
    detail: `No workflow has the id ${workflowId}.`,
    fix: 'Look for it in GET /api/v1/workflows; it may have been deleted.',
  })
}

export function draftChangedElsewhere(sent: number, current: number): Problem {
  return new Problem({
    type: 'draft-changed-elsewhere',
    status: 409,
    title: 'The draft was changed elsewhere',
    detail: `You changed revision ${sent}, and the draft is at revision ${current} by now.`,
    fix: 'Load the workflow again and repeat your change, or send the current revision to overwrite it.',
    extra: { currentRevision: current },
  })
}

export function workflowIsOn(): Problem {
  return new Problem({
    type: 'workflow-is-on',
    status: 409,
    title: 'The workflow is on',
    detail: 'A workflow that is on cannot be deleted.',
    fix: 'Turn it off first.',
  })
}
