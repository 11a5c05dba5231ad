import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { type ShopApplication, startShop } from './shop-application.js'

const guide = path.resolve(import.meta.dirname, '../../../docs/guides/api-quick-start.md')

let shop: ShopApplication
let key: string

beforeAll(async () => {
  shop = await startShop()
  const owner = await shop.staff('owner')
  const made = await shop.send(owner, 'POST', '/api/v1/api-keys', {
    name: 'Quick start',
    permissions: [
      'shop.read',
      'products.read',
      'products.update',
      'inventory.update',
      'customers.read',
      'customers.update',
      'orders.read',
      'orders.create',
      'orders.update',
      'orders.capture',
      'orders.refund',
    ],
  })
  key = z.object({ secret: z.string() }).parse(made.body).secret
}, 60_000)
afterAll(() => shop?.close())

/** Every line of shell in the guide, in its order. */
async function script(): Promise<string> {
  const blocks = (await readFile(guide, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms)
  return ['set -euo pipefail', ...[...blocks].map(([, block]) => block)].join('\n')
}

describe('the quick start', () => {
  it('works line by line', { timeout: 120_000 }, async () => {
    const lines = await script()
    expect(lines.match(/^(?:\w+=\$\()?(?:api|store) /gm)?.length).toBeGreaterThan(12)
    const ends = 'echo; echo "{\\"order\\":\\"$ORDER\\",\\"receipt\\":$RECEIPT}"'
    const { stdout } = await promisify(execFile)('bash', ['-c', `${lines}\n${ends}`], {
      env: {
        PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
        SHOP: shop.url,
        KEY: key,
      },
    })
    const told = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    expect(told.receipt).toMatchObject({ paymentStatus: 'authorized' })

    const answer = await shop.send({ authorization: `Bearer ${key}` }, 'GET', `/api/v1/orders/${told.order}`)
    const { snapshot, note } = orderSchema.parse(answer.body)
    expect(snapshot).toMatchObject({ paymentStatus: 'partially_refunded', fulfilmentStatus: 'fulfilled' })
    expect(note).toBe('One mug came back.')
  })
})
