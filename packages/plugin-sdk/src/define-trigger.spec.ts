import { scheduleConfigSchema, scheduleOutputSchema } from '@counterflow/core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { definePlugin } from './define-plugin.js'
import { defineTrigger, pollingConfigShape, type TriggerDefinition } from './define-trigger.js'
import type { HttpClient } from './http-client.js'
import { describePlugin } from './manifest.js'

const text = { en: 'Parcels', ko: '소포', ja: '荷物' }
const head = { name: 'parcels', title: text, description: text, category: 'parcels' }
const http: HttpClient = {
  request: async ({ url }) => ({ status: 200, headers: {}, body: url }),
}

const newParcels = defineTrigger({
  ...head,
  kind: 'polling',
  config: z.strictObject({ ...pollingConfigShape, url: z.url() }),
  output: z.strictObject({ parcel: z.string() }),
  sampled: ['parcel'],
  poll: async ({ config, http, signal }) => {
    const { body } = await http.request({ method: 'GET', url: config.url, signal })
    return { items: [{ id: '1', output: { parcel: body } }], cursor: null }
  },
})

function describeTrigger(trigger: TriggerDefinition) {
  const plugin = definePlugin({
    name: 'post',
    title: text,
    triggers: [trigger],
    actions: [],
    templates: [],
  })
  return describePlugin(plugin, '1.0.0', { file: 'plugin.mjs', sha512: 'x' }).triggers[0]
}

it('describes every kind of trigger', () => {
  const output = z.strictObject({ parcel: z.string() })
  expect(describeTrigger({ ...head, kind: 'event', event: 'parcel.sent', output })).toMatchObject({
    id: 'post.parcels',
    kind: 'event',
    event: 'parcel.sent',
    config: { type: 'object', properties: {} },
    sampled: null,
  })
  expect(describeTrigger({ ...head, kind: 'webhook', output, sampled: ['parcel'] })).toMatchObject({
    kind: 'webhook',
    sampled: ['parcel'],
  })
  expect(
    describeTrigger({
      ...head,
      kind: 'schedule',
      config: scheduleConfigSchema,
      output: scheduleOutputSchema,
    }),
  ).toMatchObject({ kind: 'schedule', config: { required: ['cron'] } })
  expect(describeTrigger(newParcels)).toMatchObject({
    kind: 'polling',
    timeoutSeconds: 30,
    config: { required: ['everySeconds', 'url'] },
  })
})

it('refuses a polling trigger that does not let people say how often', () => {
  const config = z.strictObject({ url: z.url() })
  expect(() => describeTrigger({ ...newParcels, config })).toThrow('pollingConfigShape')
})

it('checks what a poll is given and what it answers', async () => {
  const context = { cursor: null, http, signal: new AbortController().signal }
  const config = { everySeconds: 60, url: 'https://post.example/parcels' }
  expect(await newParcels.poll({ ...context, config })).toEqual({
    items: [{ id: '1', output: { parcel: 'https://post.example/parcels' } }],
    cursor: null,
  })
  await expect(newParcels.poll({ ...context, config: { everySeconds: 1, url: 'x' } })).rejects.toThrow(
    z.ZodError,
  )
  const crowded = defineTrigger({
    ...head,
    kind: 'polling',
    config: z.strictObject(pollingConfigShape),
    output: z.number(),
    poll: async () => ({
      items: Array.from({ length: 1_001 }, (_, n) => ({ id: `${n}`, output: n })),
      cursor: 1,
    }),
  })
  await expect(crowded.poll({ ...context, config: { everySeconds: 60 } })).rejects.toThrow('1000')
})
