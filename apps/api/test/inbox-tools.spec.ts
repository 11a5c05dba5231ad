import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
let support: Record<string, string>
let cashier: Record<string, string>
beforeAll(async () => {
  shop = await startShop(wholeProduct())
  ;[support, cashier] = await Promise.all([shop.staff('support'), shop.staff('cashier')])
})
afterAll(() => shop?.close())

describe('canned replies', () => {
  const path = '/api/v1/canned-replies'
  const written = (shortcut: string, en: string) => ({ shortcut, title: 'Hello', text: { en } })
  const list = async () => {
    const { body } = await shop.send(support, 'GET', path)
    return z.object({ items: z.array(z.object({ id: z.string(), shortcut: z.string() })) }).parse(body).items
  }

  it('are kept by their shortcut, which is given once, and changed by who saw the latest', async () => {
    const made = await shop.send(support, 'POST', path, written('Hello', 'Hi {{ customer.name }}'))
    expect(made).toMatchObject({ status: 201, body: { shortcut: 'hello', version: 1 } })
    expect(await shop.send(support, 'POST', path, written('hello', 'Again'))).toMatchObject({
      status: 409,
      body: { type: '/problems/canned-shortcut-taken', errors: [{ path: '/shortcut' }] },
    })
    const { id } = z.object({ id: z.string() }).parse(made.body)
    const change = (version: number) =>
      shop.send(support, 'PUT', `${path}/${id}`, { ...written('안녕', 'Hello'), version })
    expect(await change(1)).toMatchObject({ status: 200, body: { shortcut: '안녕', version: 2 } })
    expect(await change(1)).toMatchObject({ status: 409, body: { current: { version: 2 } } })
    expect(await list()).toEqual([expect.objectContaining({ shortcut: '안녕' })])
    expect(await shop.send(support, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 204 })
    expect(await shop.send(support, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 404 })
    expect(await list()).toEqual([])
  })

  it('refuse what nobody can fill in, and whoever may not answer', async () => {
    expect(await shop.send(support, 'POST', path, written('typo', 'Hi {{ customer.nmae }}'))).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/text/en', code: 'unknown_variable', params: { name: 'customer.nmae' } }] },
    })
    expect(await shop.send(support, 'POST', path, { ...written('x', ''), text: {} })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/text', code: 'no_text' }] },
    })
    expect(await shop.send(cashier, 'POST', path, written('x', 'y'))).toMatchObject({ status: 403 })
  })
})
