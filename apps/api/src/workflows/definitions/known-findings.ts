import type { Finding, WorkflowCatalogue } from '@counterflow/core'

/** Names a definition that never changes: a version, or one revision of a draft. */
export type DefinitionKey = `draft ${string} ${number}` | `version ${string}`

interface Kept {
  readonly catalogue: WorkflowCatalogue
  readonly findings: readonly Finding[]
}

/** As many workflows as a shop works on at a time. */
const mostKept = 500

/** Remembers what stands in definitions by themselves, as long as the plugins are the same: they are read far more often than changed. */
export class KnownFindings {
  private readonly known = new Map<DefinitionKey, Kept>()

  constructor(private readonly most = mostKept) {}

  get(key: DefinitionKey, catalogue: WorkflowCatalogue, find: () => readonly Finding[]): readonly Finding[] {
    const known = this.known.get(key)
    const kept = known?.catalogue === catalogue ? known : { catalogue, findings: find() }
    // What was asked for last is forgotten last.
    this.known.delete(key)
    this.known.set(key, kept)
    const [oldest] = this.known.keys()
    if (this.known.size > this.most && oldest !== undefined) this.known.delete(oldest)
    return kept.findings
  }
}
