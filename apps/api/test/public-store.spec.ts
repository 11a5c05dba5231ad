import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreProfile } from '../src/commerce/storefront/store-profile.js'
import { PublishedPages } from '../src/engagement/pages/published-pages.js'
import { StorePages } from '../src/engagement/pages/store-pages.js'
import { CLOCK } from '../src/platform/clock.js'
import { DATABASE } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { EventLog } from '../src/platform/events/event-log.js'
import { IdempotencyKeys } from '../src/platform/http/idempotency/idempotency-keys.js'
import { demoPages } from '../src/seed/demo-pages.js'
import { seedDemoShop } from '../src/seed/demo-shop.js'
import { type CommerceApplication, eventTypes, startCommerce } from './commerce-application.js'

let shop: CommerceApplication
let pages: StorePages
let published: PublishedPages

beforeAll(async () => {
  shop = await startCommerce()
  await seedDemoShop(shop.context)
  const { context } = shop
  pages = new StorePages(
    context.get(DATABASE),
    context.get(Transactions),
    context.get(EventLog),
    context.get(IdempotencyKeys),
    context.get(CLOCK),
  )
  published = new PublishedPages(context.get(DATABASE))
})
afterAll(() => shop?.close())

const text = (said: string) => ({ en: said, ko: said, ja: said })
const written = (handle: string) => ({
  handle,
  kind: 'page' as const,
  tag: null,
  title: text(handle),
  body: text('Said.'),
  published: true,
  inMenu: false,
})

describe('what everybody may read of the store', () => {
  it('says who it is, where it sends to and what kinds of things it has', async () => {
    const profile = await shop.context.get(StoreProfile).read()
    expect(profile).toMatchObject({ name: 'Seochon Goods', currency: 'KRW', language: 'ko' })
    expect(profile.shipsTo[0]).toBe('KR')
    expect(profile.shipsTo.length).toBeGreaterThan(200)
    expect(profile.categories.map(({ tag }) => tag).sort()).toEqual([
      'home',
      'pantry',
      'tableware',
      'tea-and-coffee',
    ])
  })

  it('begins with pages in three languages, and a policy for each thing that people ask', async () => {
    const { items } = await published.list()
    expect(items.map(({ handle }) => handle)).toEqual(demoPages.map(({ handle }) => handle))
    expect(items.filter(({ kind }) => kind === 'policy')).toHaveLength(3)
    const { body } = await published.read('returns-policy')
    expect(body.ko).toMatch(/[가-힣]/)
    expect(body.ja).toMatch(/[ぁ-んァ-ヶ]/)
  })
})

describe('a page', () => {
  it('is written once by the same request, changed, hidden and deleted, and others hear of it', async () => {
    const request = { key: 'one', principal: 'staff', operationId: 'createPage', fingerprint: 'same' }
    const made = await pages.create(written('sizes'), request)
    expect(await pages.create(written('sizes'), request)).toEqual(made)
    expect((await pages.list()).at(-1)?.id).toBe(made.id)

    const changed = await pages.update(made.id, { version: 1, title: text('All sizes') })
    expect(changed).toMatchObject({
      title: text('All sizes'),
      body: text('Said.'),
      published: true,
      version: 2,
    })
    await pages.update(made.id, { version: 2, published: false })
    await expect(published.read('sizes')).rejects.toMatchObject({ type: 'not-found' })
    expect((await published.list()).items.map(({ handle }) => handle)).not.toContain('sizes')

    await pages.remove(made.id)
    await expect(pages.remove(made.id)).rejects.toMatchObject({ type: 'not-found' })
    expect(await eventTypes(shop, made.id)).toEqual(Array.from({ length: 4 }, () => 'page.updated'))
  })

  it('that somebody else changed is not overwritten', async () => {
    const { id } = await pages.create(written('care'), undefined)
    await Promise.allSettled([
      pages.update(id, { version: 1, body: text('Mine.') }),
      pages.update(id, { version: 1, body: text('Theirs.') }),
    ]).then((outcomes) => {
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })
    await expect(pages.update(id, { version: 1, inMenu: true })).rejects.toMatchObject({
      type: 'page-changed',
      extra: { current: { version: 2 } },
    })
  })

  it('has an address of its own, and a category a tag of its own', async () => {
    await expect(pages.create(written('about'), undefined)).rejects.toMatchObject({
      type: 'page-handle-taken',
    })
    const [about] = (await pages.list()).filter(({ handle }) => handle === 'about')
    await expect(
      pages.update(about?.id ?? '', { version: about?.version ?? 0, handle: 'faq' }),
    ).rejects.toMatchObject({ type: 'page-handle-taken' })
    const category = { ...written('more-tea'), kind: 'category' as const }
    await expect(pages.create(category, undefined)).rejects.toMatchObject({ type: 'page-tag-misplaced' })
    await expect(pages.create({ ...category, tag: 'tea-and-coffee' }, undefined)).rejects.toMatchObject({
      type: 'page-tag-taken',
    })
    await expect(pages.create({ ...written('x'), tag: 'home' }, undefined)).rejects.toMatchObject({
      type: 'page-tag-misplaced',
    })
  })

  it('stands where it was put; those that nobody named follow as they stood', async () => {
    const before = (await pages.list()).map(({ id }) => id)
    const [first = '', second = '', third = ''] = before
    const arranged = await pages.arrange([third, first, '01980000-0000-7000-8000-000000000000'])
    expect(arranged.map(({ id }) => id)).toEqual([third, first, second, ...before.slice(3)])
    expect(new Set((await pages.list()).map(({ id }) => id)).size).toBe(before.length)
  })
})
