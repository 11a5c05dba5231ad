import { expect, it } from 'vitest'
import { z } from 'zod'
import { type ChannelContext, defineChannel } from './define-channel.js'
import { definePlugin } from './define-plugin.js'
import { describePlugin } from './manifest.js'

const text = { en: 'Pigeons', ko: '비둘기', ja: '伝書鳩' }
const about = { title: text, description: text }
const source = {
  name: 'pigeons',
  ...about,
  guide: text,
  settings: z.strictObject({ address: z.url().default('https://pigeons.example'), loft: z.string() }),
  secrets: { seed: about, whistle: about },
  signature: { header: 'x-feather', encoding: 'hex', secret: 'seed' },
  service: { address: 'address', secret: 'whistle' },
  limits: { mostCharacters: 40 },
  receive: async ({ body }: { body: string }) => ({ messages: JSON.parse(body) }),
  send: async ({ thread }: { thread: string }) => ({ externalId: `to ${thread}` }),
} as const

const context: ChannelContext<unknown> = {
  settings: { loft: 'Roof' },
  secrets: { equals: () => false },
  http: { request: async ({ url }) => ({ status: 200, headers: {}, body: url }) },
  signal: AbortSignal.timeout(15_000),
}
const channel = defineChannel(source)

function describeIt(changes: Partial<typeof channel> = {}) {
  const channels = [{ ...channel, ...changes }]
  const plugin = definePlugin({
    name: 'birds',
    title: text,
    triggers: [],
    actions: [],
    templates: [],
    channels,
  })
  return describePlugin(plugin, '1.0.0', { file: 'plugin.mjs', sha512: 'x' }).channels[0]
}

it('is described without being run', () => {
  expect(describeIt()).toMatchObject({
    id: 'birds.pigeons',
    settings: { required: ['loft'], properties: { address: { format: 'uri' } } },
    secrets: [{ name: 'seed' }, { name: 'whistle' }],
    signature: { header: 'x-feather', prefix: '', secret: 'seed' },
    timeoutSeconds: 15,
    shakesHands: false,
  })
})

it('is refused with a secret or an address that it does not have', () => {
  const signature = { ...source.signature, secret: 'feather' }
  expect(() => defineChannel({ ...source, signature })).toThrow('no secret called "feather"')
  expect(() => describeIt({ service: { address: 'roost', secret: 'seed' } })).toThrow(
    'address of its service',
  )
})

it('answers what was checked, and nothing else', async () => {
  const message = { id: '1', thread: 'Ada', by: 'customer', text: 'Coo', at: '2026-11-22T10:00:00.000Z' }
  const receive = (messages: unknown) =>
    channel.receive({ ...context, headers: {}, body: JSON.stringify(messages) })
  expect(await receive([message])).toEqual({ messages: [message], receipts: [] })
  await expect(receive([{ ...message, at: 'noon' }])).rejects.toThrow(z.ZodError)
  await expect(receive([{ ...message, by: 'hawk' }])).rejects.toThrow(z.ZodError)
  const sending = { ...context, thread: 'Ada', text: 'Coo', lastCustomerAt: null, idempotencyKey: 'k' }
  expect(await channel.send(sending)).toEqual({ externalId: 'to Ada' })
  await expect(channel.send({ ...sending, settings: {} })).rejects.toThrow(z.ZodError)
})
