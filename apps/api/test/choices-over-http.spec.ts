import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { customers } from '../src/commerce/customers/customer.table.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { type ShopApplication, startShop } from './shop-application.js'

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
const staffPage = page(z.object({ id: z.string(), name: z.string(), email: z.string() }))
const tagPage = page(z.object({ tag: z.string(), uses: z.number() }))
const productPage = page(z.object({ id: z.string(), title: z.object({ en: z.string() }) }))

describe('what a form offers to choose from', () => {
  let shop: ShopApplication
  let owner: Record<string, string>

  beforeAll(async () => {
    shop = await startShop()
    owner = await shop.staff('owner')
    const database = shop.application.get<Database>(DATABASE)
    await database.update(customers).set({ tags: ['gold', 'VIP', '100%', 'x_y'] })
  })
  afterAll(() => shop.close())

  async function get<Shape extends z.ZodType>(address: string, schema: Shape) {
    const { status, body } = await shop.send(owner, 'GET', `/api/v1/${address}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return schema.parse(body)
  }

  /** Every item, one at a time. */
  async function walk<Item>(
    address: string,
    schema: z.ZodType<{ items: Item[]; nextCursor: string | null }>,
  ) {
    const found: Item[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const next: { items: Item[]; nextCursor: string | null } = await get(
        `${address}limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        schema,
      )
      found.push(...next.items)
      cursor = next.nextCursor
    }
    return found
  }

  it('is the staff by name, a page at a time, by part of a name or an address, or one by id', async () => {
    const all = (await get('staff', staffPage)).items
    expect(all).toHaveLength(4)
    expect(await walk('staff?', staffPage)).toEqual(all)
    const support = all.find(({ email }) => email.startsWith('support'))
    expect((await get('staff?search=SUPPORT@', staffPage)).items).toEqual([support])
    expect((await get(`staff?id=${support?.id}`, staffPage)).items).toEqual([support])
    expect((await get('staff?search=%25', staffPage)).items).toEqual([])
  })

  it('is the tags in use with how many bear them', async () => {
    const all = await walk('customer-tags?', tagPage)
    expect(all.map(({ tag }) => tag).toSorted()).toEqual(['100%', 'VIP', 'gold', 'x_y'])
    expect(new Set(all.map(({ uses }) => uses)).size).toBe(1)
    expect((await get('customer-tags?search=vi', tagPage)).items.map(({ tag }) => tag)).toEqual(['VIP'])
    expect((await get('customer-tags?search=%25', tagPage)).items.map(({ tag }) => tag)).toEqual(['100%'])
    expect((await get('order-tags?search=nothing-like-it', tagPage)).items).toEqual([])
  })

  it('is one product by its id', async () => {
    const [first] = (await get('products?limit=1', productPage)).items
    expect((await get(`products?id=${first?.id}`, productPage)).items).toEqual([first])
  })

  it('is for those who may read it', async () => {
    const cashier = await shop.staff('cashier')
    expect((await shop.send(cashier, 'GET', '/api/v1/staff')).status).toBe(403)
    const key = await shop.send(owner, 'POST', '/api/v1/api-keys', {
      name: 'Few',
      permissions: ['shop.read'],
    })
    const { secret } = z.object({ secret: z.string() }).parse(key.body)
    const few = { authorization: `Bearer ${secret}` }
    expect((await shop.send(few, 'GET', '/api/v1/order-tags')).status).toBe(403)
    expect((await shop.send(few, 'GET', '/api/v1/customer-tags')).status).toBe(403)
  })
})
