import { type RunError, runErrorSchema } from '@counterflow/core'
import { z } from 'zod'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import { type RunResult, runResults } from '../run.table.js'

/** How a run ended. */
export interface RunEnd {
  readonly result: RunResult
  readonly error: RunError | null
}

const endedRow = z.object({
  id: z.string(),
  result: z.enum(runResults),
  error: runErrorSchema.nullable(),
})

const lookMilliseconds = 500
const patienceMilliseconds = 25_000

type Told = (end: RunEnd | undefined) => void

/** Lets somebody wait for the end of a run, in whichever process it ends. */
export class RunEndings {
  private readonly waiting = new Map<string, Set<Told>>()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly pool: PlainPool) {}

  /** How the run ends; undefined when that takes longer than 25 seconds. */
  async of(runId: string): Promise<RunEnd | undefined> {
    const { promise, resolve } = Promise.withResolvers<RunEnd | undefined>()
    const told = this.waiting.get(runId) ?? new Set<Told>()
    this.waiting.set(runId, told.add(resolve))
    const patience = setTimeout(resolve, patienceMilliseconds, undefined)
    this.timer ??= setTimeout(() => void this.look(), lookMilliseconds)
    try {
      return await promise
    } finally {
      clearTimeout(patience)
      told.delete(resolve)
      if (told.size === 0) this.waiting.delete(runId)
    }
  }

  /** A run has ended in this process. */
  readonly tell = (runId: string, end: RunEnd): void => {
    for (const resolve of this.waiting.get(runId) ?? []) resolve(end)
  }

  /** Lets go of whoever still waits: this process ends. */
  close(): void {
    clearTimeout(this.timer)
    for (const told of this.waiting.values()) for (const resolve of told) resolve(undefined)
  }

  /** Asks the database for runs that ended elsewhere, for as long as somebody waits. */
  private async look(): Promise<void> {
    try {
      const rows = await this.pool`
        select id::text, result, error from runs
         where id = any(${[...this.waiting.keys()]}::uuid[]) and finished_at is not null`
      for (const { id, ...end } of z.array(endedRow).parse(rows)) this.tell(id, end)
    } catch {
      // The database is away; those who wait have their own patience.
    }
    this.timer = this.waiting.size > 0 ? setTimeout(() => void this.look(), lookMilliseconds) : undefined
  }
}
