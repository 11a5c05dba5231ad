import type { PlainPool } from '../../platform/database/plain-pool.js'
import type { Logger } from '../../platform/logging/logger.js'
import { PacedWork } from '../../platform/scheduling/paced-work.js'
import type { PluginActions } from '../../plugins/plugins.public.js'
import { emptyFlush } from './engine/run-flush.js'
import type { VersionCache } from './engine/version-cache.js'
import { emptyAdmissions } from './intake/run-intake.js'
import type { Practice } from './practice/practice.js'

/** In milliseconds. */
const rest = 100

/**
 * Has what runs of a version need ready before the first of them: reading a plugin's code takes a tenth of a second, new
 * connections prepare long statements, for which everybody would wait who comes then, and new code is slow.
 */
export class RunReadiness {
  private readonly looking = new PacedWork(() => this.prepareLive(), rest)
  private readonly ready = new Set<string>()

  /** @param live the versions that new runs get */
  constructor(
    private readonly pool: Pick<PlainPool, 'prepare'>,
    private readonly versions: Pick<VersionCache, 'get'>,
    private readonly actions: Pick<PluginActions, 'prepare'>,
    private readonly practice: Pick<Practice, 'done'>,
    private readonly live: () => Promise<readonly string[]>,
    private readonly logger: Logger,
  ) {}

  /** Looks which workflows are on, and prepares for those that it has not yet. */
  readonly look = (): void => this.looking.wake()

  async prepare(versionIds: readonly string[]): Promise<void> {
    await this.attempt(() => this.pool.prepare([...emptyAdmissions, emptyFlush]))
    for (const versionId of versionIds) await this.attempt(() => this.prepareVersion(versionId))
    await this.attempt(() => this.practice.done())
  }

  stop(): Promise<void> {
    return this.looking.stop()
  }

  private prepareLive(): Promise<void> {
    return this.attempt(async () => {
      const missing = (await this.live()).filter((versionId) => !this.ready.has(versionId))
      if (missing.length > 0) await this.prepare(missing)
    })
  }

  private async prepareVersion(versionId: string): Promise<void> {
    const { graph } = await this.versions.get(versionId)
    await this.actions.prepare(graph.order.flatMap((node) => (node.kind === 'action' ? [node.action] : [])))
    this.ready.add(versionId)
  }

  /** What fails here fails again with the first run, where it is seen. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.logger.debug({ error }, 'Not everything could be made ready before the first run.')
    }
  }
}
