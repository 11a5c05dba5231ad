import {
  type FileFault,
  type Finding,
  type MissingPlugin,
  readWorkflowFile,
  type WorkflowFile,
} from '@counterflow/core'

/** No workflow needs more, and a browser that reads much more stands still. */
export const largestFile = 4_000_000
/** What the server takes, with room for what goes around the definition. */
const largestContent = 1_048_576 - 1_000

/** Why a file is no workflow, before or after it was read. */
export type Refusal =
  | { kind: 'too_large'; size: number; limit: number }
  | { kind: 'not_utf8' }
  | { kind: 'unreadable' }
  | { kind: 'plugins'; plugins: readonly MissingPlugin[]; content: unknown }
  | {
      kind: 'content'
      faults: readonly FileFault[]
      findings: readonly Finding[]
      more: number
      content: unknown
    }

/** A file that somebody chose, and what came of opening it. */
export type OpenedFile = { name: string } & ({ file: WorkflowFile } | { refusal: Refusal })

/** Opens a workflow from a file. One that is too large is refused before it is read. */
export async function openWorkflowFile(chosen: File): Promise<OpenedFile> {
  const { name, size } = chosen
  const refused = (refusal: Refusal): OpenedFile => ({ name, refusal })
  if (size > largestFile) return refused({ kind: 'too_large', size, limit: largestFile })
  const text = await textOf(chosen)
  if (typeof text !== 'string') return refused(text)
  const reading = readWorkflowFile(text)
  if (!('file' in reading)) return refused({ kind: 'content', ...reading })
  const content = new TextEncoder().encode(JSON.stringify(reading.file)).length
  if (content > largestContent) {
    return refused({ kind: 'too_large', size: content, limit: largestContent })
  }
  return { name, file: reading.file }
}

async function textOf(chosen: File): Promise<string | Refusal> {
  try {
    const bytes = await chosen.arrayBuffer()
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    return { kind: error instanceof TypeError ? 'not_utf8' : 'unreadable' }
  }
}
