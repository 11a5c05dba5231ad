import type { Json } from '@counterflow/core'
import type { PollingTrigger } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { ConnectionHttp } from '../../connections/connections.public.js'
import { findUnstorable } from '../../platform/http/input/storable-text.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import type { ActionResult } from './action-call.js'
import { loadPlugin } from './plugin-code.js'
import { withinTime } from './step-time.js'
import { failureOf } from './thrown-failure.js'

/** One poll of one polling trigger. */
export interface PollCall {
  readonly triggerId: string
  readonly config: Json
  /** What the last poll answered; null for the first. */
  readonly cursor: Json | null
  readonly signal: AbortSignal
}

/** Something that a poll found. Its id tells it from all others of its workflow. */
export interface PolledItem {
  readonly id: string
  readonly output: Json
}

/** What came of a poll. */
export type PollOutcome =
  | { readonly ok: true; readonly items: readonly PolledItem[]; readonly cursor: Json }
  | Omit<Extract<ActionResult, { ok: false }>, 'retry'>

/** No poll may take longer, whatever its plugin declares: others may take it over a minute after it began. */
export const longestPollSeconds = 45

const mostCharacters = 5_000_000

const foundSchema = z.object({
  items: z.array(z.object({ id: z.string().min(1).max(200), output: z.json() })).max(1_000),
  cursor: z.json(),
})

/** Asks the polling triggers of plugins what is new. */
@Injectable()
export class PluginPolls {
  private readonly loaded = new Map<string, Promise<PollingTrigger>>()

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(ConnectionHttp) private readonly http: ConnectionHttp,
  ) {}

  async poll({ triggerId, config, cursor, signal }: PollCall): Promise<PollOutcome> {
    const manifest = this.registry.trigger(triggerId)
    if (manifest?.kind !== 'polling') {
      return failure('trigger_unknown', `No installed plugin has the polling trigger "${triggerId}".`)
    }
    const seconds = Math.min(manifest.timeoutSeconds, longestPollSeconds)
    try {
      const trigger = await this.load(triggerId)
      const { http } = this
      return read(
        await withinTime(signal, seconds * 1_000, (polling) =>
          trigger.poll({ config, cursor, http, signal: polling }),
        ),
      )
    } catch (error) {
      if (error instanceof z.ZodError || nameOf(error) === 'ZodError') return wrongAnswer(error)
      const { code, message, retryAfterSeconds } = failureOf(error)
      return { ok: false, code, message, retryAfterSeconds }
    }
  }

  private load(triggerId: string): Promise<PollingTrigger> {
    const known = this.loaded.get(triggerId)
    if (known !== undefined) return known
    const loading = this.find(triggerId)
    this.loaded.set(triggerId, loading)
    loading.catch(() => this.loaded.delete(triggerId))
    return loading
  }

  private async find(triggerId: string): Promise<PollingTrigger> {
    const installed = this.registry.plugins.find(({ manifest }) =>
      manifest.triggers.some(({ id }) => id === triggerId),
    )
    const plugin = installed && (await loadPlugin(installed))
    const trigger = plugin?.triggers.find(({ name }) => `${plugin.name}.${name}` === triggerId)
    if (trigger?.kind === 'polling') return trigger
    throw new Error(`The plugin's bundle has no polling trigger "${triggerId}"; pack it again.`)
  }
}

function read(found: unknown): PollOutcome {
  const { items, cursor } = foundSchema.parse(found)
  const [unstorable] = findUnstorable({ items, cursor })
  if (unstorable !== undefined) {
    return failure(
      'invalid_output',
      `The poll answered what cannot be stored. ${unstorable.path}: ${unstorable.message}`,
    )
  }
  if (JSON.stringify(items).length + JSON.stringify(cursor).length > mostCharacters) {
    return failure('output_too_large', `The poll answered more than ${mostCharacters / 1e6} MB.`)
  }
  return { ok: true, items, cursor }
}

const nameOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined

function wrongAnswer(error: unknown): PollOutcome {
  return failure('invalid_output', `The poll answered something wrong. ${failureOf(error).message}`)
}

function failure(code: string, message: string): PollOutcome {
  return { ok: false, code, message, retryAfterSeconds: undefined }
}
