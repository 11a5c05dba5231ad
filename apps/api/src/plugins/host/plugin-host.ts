import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Json } from '@counterflow/core'
import {
  type ActionDefinition,
  ActionError,
  type HttpClient,
  type PluginDefinition,
  type ShopApi,
} from '@counterflow/plugin-sdk'
import { z } from 'zod'
import { findUnstorable } from '../../platform/http/input/storable-text.js'
import type { InstalledPlugin, PluginRegistry } from '../registry/plugin-registry.js'

/** One attempt of one action. */
export interface ActionCall {
  readonly actionId: string
  readonly input: Json
  readonly idempotencyKey: string
  readonly attempt: number
  readonly shop: ShopApi
  readonly http: HttpClient
  readonly signal: AbortSignal
}

/** What came of it. `retry`: another attempt may succeed. */
export type ActionResult =
  | { readonly ok: true; readonly output: Json }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly retry: boolean
      readonly retryAfterSeconds: number | undefined
    }

const moduleSchema = z.object({
  default: z.custom<PluginDefinition>(
    (value) => typeof value === 'object' && value !== null && 'actions' in value,
  ),
})
const jsonSchema: z.ZodType<Json> = z.json()
const longestMessage = 2_000

/** Runs the actions of first-party plugins inside this process. */
export class PluginHost {
  private readonly loaded = new Map<string, Promise<ReadonlyMap<string, ActionDefinition>>>()

  constructor(private readonly registry: PluginRegistry) {}

  async run(call: ActionCall): Promise<ActionResult> {
    const installed = this.registry.action(call.actionId)
    if (installed === undefined) {
      return failure('action_unknown', `No installed plugin has the action "${call.actionId}".`)
    }
    try {
      const actions = await this.load(installed.plugin)
      const action = actions.get(call.actionId)
      if (action === undefined) {
        return failure(
          'action_unknown',
          `The plugin's bundle has no action "${call.actionId}"; pack it again.`,
        )
      }
      return await this.attempt(action, call, installed.action.timeoutSeconds)
    } catch (error) {
      return failureOf(error)
    }
  }

  private async attempt(
    action: ActionDefinition,
    call: ActionCall,
    timeoutSeconds: number,
  ): Promise<ActionResult> {
    const timeout = AbortSignal.timeout(timeoutSeconds * 1_000)
    const signal = AbortSignal.any([call.signal, timeout])
    const { shop, http, idempotencyKey, attempt } = call
    call.signal.throwIfAborted()
    const running = action.run({ input: call.input, shop, http, idempotencyKey, attempt, signal })
    const output = await Promise.race([running, rejectOn(signal, timeout, timeoutSeconds)])
    const json = jsonSchema.parse(output ?? null)
    const [unstorable] = findUnstorable(json)
    if (unstorable !== undefined) {
      return failure('invalid_output', `The action answered what cannot be stored. ${unstorable.message}`)
    }
    return { ok: true, output: json }
  }

  private load(plugin: InstalledPlugin): Promise<ReadonlyMap<string, ActionDefinition>> {
    const { name } = plugin.manifest
    const known = this.loaded.get(name)
    if (known !== undefined) return known
    const loading = loadActions(plugin)
    this.loaded.set(name, loading)
    loading.catch(() => this.loaded.delete(name))
    return loading
  }
}

/** The code of a plugin, if it is the one that its manifest describes. */
export async function loadPlugin({ manifest, folder }: InstalledPlugin): Promise<PluginDefinition> {
  const file = path.join(folder, manifest.entry.file)
  const hash = createHash('sha512')
    .update(await readFile(file))
    .digest('base64')
  if (hash !== manifest.entry.sha512) {
    throw new ActionError({
      code: 'plugin_changed',
      message: `The bundle of the plugin "${manifest.name}" is not the one that its manifest describes; pack it again.`,
    })
  }
  return moduleSchema.parse(await import(pathToFileURL(file).href)).default
}

async function loadActions(plugin: InstalledPlugin): Promise<ReadonlyMap<string, ActionDefinition>> {
  const { name } = plugin.manifest
  const { actions } = await loadPlugin(plugin)
  return new Map(actions.map((action) => [`${name}.${action.name}`, action]))
}

/** Fails as soon as `signal` fires: because of `timeout`, or because the work was stopped. */
export function rejectOn(signal: AbortSignal, timeout: AbortSignal, seconds: number): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(timeout.aborted ? timedOut(seconds) : cancelled())
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

const timedOut = (seconds: number) =>
  new ActionError({
    code: 'timed_out',
    message: `The action took longer than ${seconds} seconds.`,
    retry: true,
  })

const cancelled = () => new ActionError({ code: 'cancelled', message: 'The step was stopped.' })

function failure(code: string, message: string): Extract<ActionResult, { ok: false }> {
  return { ok: false, code, message, retry: false, retryAfterSeconds: undefined }
}

/** A bundle has its own copy of ActionError, so that it is known by its shape and not by its class. */
const thrownFailure = z.object({
  name: z.literal('ActionError'),
  code: z.string(),
  message: z.string(),
  retry: z.boolean(),
  retryAfterSeconds: z.number().optional(),
})

/** What anything that a plugin throws says to people. */
export function failureOf(error: unknown): Extract<ActionResult, { ok: false }> {
  const known = thrownFailure.safeParse(error)
  if (known.success) {
    const { code, message, retry, retryAfterSeconds } = known.data
    return { ok: false, code: storable(code), message: storable(message), retry, retryAfterSeconds }
  }
  if (error instanceof z.ZodError)
    return failure('invalid_output', `The action answered something wrong. ${wording(error)}`)
  const message = error instanceof Error ? error.message : String(error)
  return {
    ok: false,
    code: 'unexpected',
    message: storable(message),
    retry: true,
    retryAfterSeconds: undefined,
  }
}

/** What PostgreSQL cannot keep is replaced: a message must not keep its run from ending. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed().slice(0, longestMessage)
}

function wording(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('; ')
}
