import { Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Transaction } from '../database/database.js'
import type { JobDefinition } from './job-definition.js'

export type JobHandler<Payload> = (payload: Payload, signal: AbortSignal) => Promise<void>

interface Registration {
  readonly definition: JobDefinition
  readonly handle: JobHandler<unknown>
}

/** Background work, enqueued in the transaction that needs it and done by whichever process is free. */
@Injectable()
export class JobQueue {
  private readonly registrations = new Map<string, Registration>()

  /** Says who does the work. Call it while the application starts. */
  handle<Payload extends z.ZodType>(
    definition: JobDefinition<Payload>,
    handler: JobHandler<z.output<Payload>>,
  ): void {
    this.registrations.set(definition.name, {
      definition,
      handle: (payload, signal) => handler(definition.payload.parse(payload), signal),
    })
  }

  registered(): readonly Registration[] {
    return [...this.registrations.values()]
  }

  /**
   * Enqueues a job. With a `key`, a job that still waits under the same key is replaced; with `delaySeconds` it
   * begins no sooner than that.
   */
  async enqueue<Payload extends z.ZodType>(
    transaction: Transaction,
    definition: JobDefinition<Payload>,
    payload: z.input<Payload>,
    options: { key?: string; maxAttempts?: number; delaySeconds?: number } = {},
  ): Promise<void> {
    await transaction.execute(sql`
      select graphile_worker.add_job(
        ${definition.name},
        ${JSON.stringify(definition.payload.parse(payload))}::json,
        job_key := ${options.key ?? null},
        run_at := now() + ${options.delaySeconds ?? 0}::float8 * interval '1 second',
        max_attempts := ${options.maxAttempts ?? 25}::int
      )`)
  }
}
