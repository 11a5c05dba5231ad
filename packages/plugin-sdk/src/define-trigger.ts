import {
  type Json,
  type LocalizedText,
  pollSeconds,
  type ReferencePath,
  type scheduleConfigSchema,
  type scheduleOutputSchema,
} from '@counterflow/core'
import { z } from 'zod'
import type { HttpClient } from './http-client.js'

interface TriggerHead {
  /** Letters, digits and `_`; with the plugin's name before it, the id that workflows use. Never rename it. */
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly category: string
  /** What a run that it starts finds under `trigger`. */
  readonly output: z.ZodType
  /** What the person who uses it sets, an object of plain values; nothing unless said otherwise. */
  readonly config?: z.ZodType
  /** Where in the output something stands whose shape is only known from a sample: the body of a request, say. */
  readonly sampled?: ReferencePath
  /** Fields that are not settled when this fires, with the trigger that fires once they are. */
  readonly unsettled?: readonly { readonly path: ReferencePath; readonly settledBy: string }[]
  /** What a run is about, for lists: paths into the output. */
  readonly subject?: { readonly type: string; readonly id: ReferencePath; readonly label: ReferencePath }
}

/** Starts with an event of the shop. */
export interface EventTrigger extends TriggerHead {
  readonly kind: 'event'
  /** The shop's event, `order.risk_analyzed`; what it carries is what the run finds under `trigger`. */
  readonly event: string
  /**
   * Fields that are both set in the config and told by the event, such as `minutes`: the event starts only those
   * workflows in which they are the same.
   */
  readonly matches?: readonly string[]
  /**
   * Fields that only some of the events have, each with a switch of the config: an event that has such a field, and not
   * null, starts those workflows alone in which its switch is on. `{ provider: 'otherProviders' }`, say.
   */
  readonly optIn?: Readonly<Record<string, string>>
}

/** Starts with a request to an address that the host makes for each workflow and answers by itself. */
export interface WebhookTrigger extends TriggerHead {
  readonly kind: 'webhook'
}

/** Starts by the clock: the host reads `scheduleConfigSchema` and gives `scheduleOutputSchema`. */
export interface ScheduleTrigger extends TriggerHead {
  readonly kind: 'schedule'
  readonly config: typeof scheduleConfigSchema
  readonly output: typeof scheduleOutputSchema
}

interface PollingHead extends TriggerHead {
  readonly kind: 'polling'
  /** How long one poll may take; 30 seconds unless said otherwise, 45 at most. */
  readonly timeoutSeconds?: number
}

/** What a poll is given. */
export interface PollContext<Config> {
  readonly config: Config
  /** What the last poll answered; null for the first one, which only notes what is there. */
  readonly cursor: Json | null
  readonly http: HttpClient
  /** Fires when the poll's time is up or its process ends. */
  readonly signal: AbortSignal
}

/** What a poll found: at most 1,000 items, the oldest first. An id that was seen before starts nothing. */
export interface PollResult<Output> {
  readonly items: readonly { readonly id: string; readonly output: Output }[]
  /** Where the next poll goes on; kept only together with the runs of `items`. */
  readonly cursor: Json
}

/** A polling trigger as an author writes it. Its config has `pollingConfigShape` in it. */
export interface PollingSource<Config extends z.ZodType<{ everySeconds: number }>, Output extends z.ZodType>
  extends PollingHead {
  readonly config: Config
  readonly output: Output
  readonly poll: (context: PollContext<z.output<Config>>) => Promise<PollResult<z.input<Output>>>
}

/** A polling trigger as the host runs it: config and items are checked against their schemas on the way. */
export interface PollingTrigger extends PollingHead {
  readonly config: z.ZodType
  readonly poll: (context: PollContext<unknown>) => Promise<PollResult<unknown>>
}

/** What starts a workflow. */
export type TriggerDefinition = EventTrigger | WebhookTrigger | ScheduleTrigger | PollingTrigger

/** What every polling trigger lets people set: the seconds between the end of a poll and the next one. */
export const pollingConfigShape = {
  everySeconds: z
    .int()
    .min(pollSeconds.least)
    .max(pollSeconds.most)
    .meta({ title: 'Seconds between two polls' }),
}

/**
 * Declares a trigger.
 *
 * @example
 * defineTrigger({
 *   kind: 'polling',
 *   name: 'new_parcels',
 *   …
 *   config: z.strictObject({ ...pollingConfigShape, url: z.url() }),
 *   output: z.strictObject({ parcel: z.unknown() }),
 *   poll: async ({ config, cursor, http, signal }) => ({ items: [{ id: '17', output: { parcel } }], cursor: 17 }),
 * })
 */
export function defineTrigger<Config extends z.ZodType<{ everySeconds: number }>, Output extends z.ZodType>(
  source: PollingSource<Config, Output>,
): PollingTrigger
export function defineTrigger<Trigger extends EventTrigger | WebhookTrigger | ScheduleTrigger>(
  definition: Trigger,
): Trigger
export function defineTrigger(definition: TriggerDefinition): TriggerDefinition {
  if (definition.kind !== 'polling') return definition
  const { config, output, poll } = definition
  const resultSchema = z.object({
    items: z.array(z.object({ id: z.string().min(1).max(200), output })).max(1_000),
    cursor: z.json(),
  })
  return {
    ...definition,
    poll: async (context) => {
      const found = await poll({ ...context, config: config.parse(context.config) })
      return resultSchema.parse(found)
    },
  }
}
