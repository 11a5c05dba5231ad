import { createApiClient, type Schemas } from '@counterflow/api-client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CartKeeper } from './cart-keeper'

const krw = (amount: number) => ({ amount, currency: 'KRW' as const })
const cart = (changes: Partial<Schemas['Cart']> = {}): Partial<Schemas['Cart']> => ({
  ordered: false,
  language: 'en',
  lines: [],
  notSold: [],
  discounts: [],
  refused: [],
  total: krw(0),
  ...changes,
})
const problem = (type: string, status: number) =>
  Response.json({ type: `https://x/${type}`, title: type }, { status })

let asked: string[]

/** A keeper whose API answers as `answers` say, by method and the end of the path; each once. */
function keeperOf(...answers: [asks: string, answer: () => Response][]) {
  asked = []
  const api = createApiClient('http://shop.invalid', {
    fetch: async ({ method, url }) => {
      const path = new URL(url).pathname.replace('/api/v1/carts', '')
      asked.push(`${method} ${path}`)
      const index = answers.findIndex(([asks]) => asks === `${method} ${path}`)
      const [found] = index === -1 ? [] : answers.splice(index, 1)
      return found?.[1]() ?? problem('unexpected', 500)
    },
  })
  return new CartKeeper(api, 'en')
}

const made = (token: string) => () => Response.json({ token, cart: cart() }, { status: 201 })

beforeEach(() => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('dispatchEvent', () => true)
  return () => vi.unstubAllGlobals()
})

describe('the cart of a browser', () => {
  it('is made when something is put into it, and found again', async () => {
    const keeper = keeperOf(['POST ', made('one')], ['POST /one/lines', () => Response.json(cart())])
    await keeper.add('variant', 1)
    expect(asked).toEqual(['POST ', 'POST /one/lines'])
    const next = keeperOf(['GET /one', () => Response.json(cart())])
    await next.load()
    expect(next.current.state).toBe('there')
  })

  it('begins anew where the old one was ordered in another window', async () => {
    localStorage.setItem('shop.cart', 'old')
    const keeper = keeperOf(
      ['POST /old/lines', () => problem('cart-ordered', 409)],
      ['POST ', made('new')],
      ['POST /new/lines', () => Response.json(cart())],
    )
    await keeper.add('variant', 1)
    expect(localStorage.getItem('shop.cart')).toBe('new')
  })

  it('is kept while the shop does not answer', async () => {
    localStorage.setItem('shop.cart', 'one')
    const keeper = keeperOf()
    await keeper.load()
    expect(keeper.current.state).toBe('failed')
    expect(localStorage.getItem('shop.cart')).toBe('one')
  })

  it('is changed in the order in which it was asked for', async () => {
    localStorage.setItem('shop.cart', 'one')
    const answer = () => Response.json(cart())
    const keeper = keeperOf(['PATCH /one/lines/a', answer], ['DELETE /one/lines/b', answer])
    await Promise.all([keeper.setQuantity('a', 2), keeper.setQuantity('b', 0)])
    expect(asked).toEqual(['PATCH /one/lines/a', 'DELETE /one/lines/b'])
  })

  it('uses the code of a link as soon as it suits what is in it, and forgets one that never will', async () => {
    localStorage.setItem('shop.cart', 'one')
    localStorage.setItem('shop.discount', 'SPRING')
    const keeper = keeperOf(
      ['GET /one', () => Response.json(cart())],
      ['POST /one/discounts', () => problem('discount-below-minimum', 422)],
      ['POST /one/lines', () => Response.json(cart())],
      ['POST /one/discounts', () => Response.json(cart({ discounts: [{ code: 'SPRING', amount: krw(1) }] }))],
    )
    await keeper.load()
    expect(keeper.current.linked?.refusal).toMatchObject({ kind: 'discount-below-minimum' })
    await keeper.add('variant', 1)
    expect(keeper.current.linked).toEqual({ code: 'SPRING' })

    localStorage.setItem('shop.discount', 'NOSUCH')
    const other = keeperOf(
      ['GET /one', () => Response.json(cart())],
      ['POST /one/discounts', () => problem('unknown-discount', 422)],
    )
    await other.load()
    expect(localStorage.getItem('shop.discount')).toBeNull()
  })
})
