import path from 'node:path'
import type { PluginDefinition } from '@counterflow/plugin-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../../test/outside-service.js'
import { OutboundHttp } from '../../platform/outbound/outbound-http.js'

const bundle = path.resolve(import.meta.dirname, '../../../../../packages/plugins/http/dist/plugin.mjs')
const http = new OutboundHttp({ outboundPrivate: 'allow' })
let service: OutsideService
let plugin: PluginDefinition

beforeAll(async () => {
  service = await startOutsideService()
  plugin = (await import(bundle)).default
})
afterAll(async () => {
  await http.onApplicationShutdown()
  await service.close()
})

function poll(config: Record<string, unknown>) {
  const trigger = plugin.triggers.find(({ name }) => name === 'new_items')
  if (trigger?.kind !== 'polling') throw new Error('The plugin http polls nothing.')
  const whole = { everySeconds: 60, url: `${service.url}/list`, idPath: 'id', ...config }
  return trigger.poll({ config: whole, cursor: null, http, signal: new AbortController().signal })
}

describe('http.new_items', () => {
  it('answers each item of the list with its id', async () => {
    service.answer(json({ data: { orders: [{ ref: { no: 7 } }, { ref: { no: 'b' }, total: 3 }] } }))
    expect(await poll({ listPath: 'data.orders', idPath: 'ref.no' })).toMatchObject({
      items: [
        { id: '7', output: { id: '7', item: { ref: { no: 7 } } } },
        { id: 'b', output: { id: 'b', item: { ref: { no: 'b' }, total: 3 } } },
      ],
    })
  })

  it.each<[string, unknown, Record<string, unknown>, string]>([
    ['is no list', { id: 1 }, {}, 'no_list'],
    ['has no list at the path', { data: 1 }, { listPath: 'data.orders' }, 'no_list'],
    ['has an item without id', [{ id: 1 }, {}], {}, 'no_id'],
    ['has an item whose id is an object', [{ id: {} }], {}, 'no_id'],
  ])('fails clearly when the answer %s', async (_, answer, config, code) => {
    service.answer(json(answer))
    await expect(poll(config)).rejects.toMatchObject({ name: 'ActionError', code, retry: false })
  })

  it('fails as the other side does', async () => {
    service.answer(json({}, 503))
    await expect(poll({})).rejects.toMatchObject({ code: 'http_503', retry: true })
  })
})
