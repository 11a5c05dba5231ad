import { buildGraph, type Graph, type Permission, type WorkflowDefinition } from '@counterflow/core'

/** A version made ready to run. */
export interface RunnableVersion {
  readonly graph: Graph
  readonly permissions: readonly Permission[]
}

/** Loads a version's definition; undefined when there is none. */
export type LoadVersion = (
  versionId: string,
) => Promise<{ definition: WorkflowDefinition; permissions: readonly Permission[] } | undefined>

const mostVersions = 500

/** Versions never change, so that each is read and indexed once, as long as it is in use. */
export class VersionCache {
  private readonly versions = new Map<string, Promise<RunnableVersion>>()

  constructor(private readonly load: LoadVersion) {}

  get(versionId: string): Promise<RunnableVersion> {
    const known = this.versions.get(versionId)
    if (known !== undefined) {
      this.versions.delete(versionId)
      this.versions.set(versionId, known)
      return known
    }
    const loading = this.read(versionId)
    this.versions.set(versionId, loading)
    loading.catch(() => this.versions.delete(versionId))
    const [oldest] = this.versions.keys()
    if (this.versions.size > mostVersions && oldest !== undefined) this.versions.delete(oldest)
    return loading
  }

  private async read(versionId: string): Promise<RunnableVersion> {
    const loaded = await this.load(versionId)
    if (loaded === undefined) throw new Error(`There is no workflow version ${versionId}.`)
    return { graph: buildGraph(loaded.definition), permissions: loaded.permissions }
  }
}
