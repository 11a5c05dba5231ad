import { findJsonSyntaxError } from '../../json/json-syntax.js'
import { plainIssues } from '../../json/plain-issues.js'
import { findUnstorable } from '../../json/unstorable.js'
import { checkGraph } from '../check-graph.js'
import { definitionSchemaVersion } from '../definition.js'
import type { Finding } from '../finding.js'
import { type FileFault, faultOf } from './file-fault.js'
import { definitionOf, type WorkflowFile, workflowFileSchema } from './workflow-file.js'

/** How many reasons for a refusal are told at once. */
export const mostFaults = 20

/** A file that can be imported, or all that stands against it. */
export type WorkflowFileReading =
  | { readonly file: WorkflowFile }
  | {
      /** What makes the text no workflow file. */
      readonly faults: readonly FileFault[]
      /** What makes its drawing none: loops, connections to nowhere, two steps with one id. */
      readonly findings: readonly Finding[]
      /** How many reasons there are beyond those that are told. */
      readonly more: number
      /** What was read as far as it could be, for naming places. */
      readonly content: unknown
    }

/** Reads a workflow from the text of a file, or says why it is none: what, where, and several things at once. */
export function readWorkflowFile(text: string): WorkflowFileReading {
  const parsed = parse(text)
  if ('fault' in parsed) return refused([parsed.fault], [], undefined)
  const { content } = parsed
  const unfit = unfitAtOnce(content) ?? unstorable(content)
  if (unfit.length > 0) return refused(unfit, [], content)
  const file = workflowFileSchema.safeParse(content)
  if (!file.success) return refused(shapeFaults(file.error.issues, content), [], content)
  const broken = checkGraph(definitionOf(file.data))
  return broken.length > 0 ? refused([], broken, content) : { file: file.data }
}

function refused(
  faults: readonly FileFault[],
  findings: readonly Finding[],
  content: unknown,
): WorkflowFileReading {
  return {
    faults: faults.slice(0, mostFaults),
    findings: findings.slice(0, mostFaults),
    more: Math.max(0, faults.length + findings.length - mostFaults),
    content,
  }
}

function parse(text: string): { content: unknown } | { fault: FileFault } {
  try {
    return { content: JSON.parse(text) }
  } catch {
    const { line, column, expected } = findJsonSyntaxError(text)
    return { fault: { code: 'not_json', path: [], values: { line, column, expected } } }
  }
}

/** What makes looking further pointless: another kind of file, or one that a newer version wrote. */
function unfitAtOnce(content: unknown): FileFault[] | undefined {
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content)
  if (!isObject || !('schema' in content || 'nodes' in content)) {
    return [{ code: 'not_a_workflow', path: [], values: {} }]
  }
  if (!('schema' in content)) return [{ code: 'missing', path: ['schema'], values: {} }]
  const { schema } = content
  if (schema === definitionSchemaVersion) return undefined
  const known = definitionSchemaVersion
  return typeof schema === 'number' && schema > known
    ? [{ code: 'newer_schema', path: ['schema'], values: { found: schema, known } }]
    : [{ code: 'unknown_schema', path: ['schema'], values: { known } }]
}

function unstorable(content: unknown): FileFault[] {
  return findUnstorable(content).map(({ path, reason }) => ({ code: reason, path, values: {} }))
}

function shapeFaults(issues: Parameters<typeof plainIssues>[0], content: unknown): FileFault[] {
  const faults = plainIssues(issues).map(({ path, issue }) => ({
    ...faultOf(issue, valueAt(content, path) === undefined),
    path: path.map((segment) => (typeof segment === 'number' ? segment : String(segment))),
  }))
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    content,
  )
}
