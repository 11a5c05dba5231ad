import type { Schemas } from '@counterflow/api-client'
import { orderSnapshotSchema, scheduleConfigSchema, scheduleOutputSchema } from '@counterflow/core'
import { z } from 'zod'
import { plugin } from './catalogue'

const same = (text: string) => ({ en: text, ko: text, ja: text })
const [riskAnalyzed] = plugin.triggers
const [, addTags] = plugin.actions
if (riskAnalyzed === undefined || addTags === undefined) throw new Error('The plugin has changed.')

const nothing = z.toJSONSchema(z.strictObject({}))
const rows = z.array(z.strictObject({ name: z.string(), value: z.string() }))

/** A plugin with all that findings can be about: each kind of trigger, and an action with each kind of field. */
export const findingPlugin: Schemas['PluginDescription'] = {
  ...plugin,
  triggers: [
    ...plugin.triggers,
    {
      ...riskAnalyzed,
      id: 'commerce.order_created',
      output: z.toJSONSchema(z.strictObject({ order: orderSnapshotSchema })),
      unsettled: [{ path: ['order', 'riskLevel'], settledBy: 'commerce.order_risk_analyzed' }],
    },
    {
      ...riskAnalyzed,
      id: 'schedule.cron',
      kind: 'schedule' as const,
      config: z.toJSONSchema(scheduleConfigSchema, { io: 'input' }),
      output: z.toJSONSchema(scheduleOutputSchema),
    },
    {
      ...riskAnalyzed,
      id: 'http.poll',
      kind: 'polling' as const,
      config: z.toJSONSchema(z.strictObject({ everySeconds: z.int(), url: z.string().optional() })),
      output: nothing,
    },
  ],
  actions: [
    ...plugin.actions,
    {
      ...addTags,
      id: 'mail.ask',
      title: same('Ask'),
      input: z.toJSONSchema(
        z.strictObject({
          staffId: z.string().meta({ title: 'Team member', 'x-counterflow-options': 'staff' }),
          to: z
            .array(z.string().meta({ 'x-counterflow-placeholder': ['your.email@example.com'] }))
            .optional(),
          subject: z.string().optional(),
          body: z.string().optional(),
          rows: rows.optional(),
          inner: z.strictObject({ amount: z.number() }).optional(),
          connection: z.string().optional().meta({ 'x-counterflow-options': 'connections' }),
          url: z.string().optional(),
        }),
      ),
      calls: { url: 'url', connection: 'connection' },
    },
  ],
}
