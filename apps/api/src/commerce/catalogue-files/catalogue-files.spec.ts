import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ShopApplication, startShop } from '../../../test/shop-application.js'
import { pageOf } from '../../platform/http/page.js'
import { productSchema } from '../products/product.contract.js'
import { catalogueFileRoutes, importRowSchema, importSchema } from './catalogue-files.contract.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startShop()
  owner = await shop.staff('owner')
})
afterAll(() => shop?.close())

const problem = z.object({ type: z.string(), detail: z.string() })
const get = async (address: string) => (await shop.send(owner, 'GET', `/api/v1/${address}`)).body

async function upload(text: string | Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('file', new Blob([text]), 'products.csv')
  const response = await fetch(`${shop.url}/api/v1/product-imports`, {
    method: 'POST',
    headers: owner,
    body: form,
  })
  return { status: response.status, body: await response.json() }
}

async function settled(id: string, status: string) {
  await expect
    .poll(async () => importSchema.parse(await get(`product-imports/${id}`)).status, { interval: 25 })
    .toBe(status)
  return importSchema.parse(await get(`product-imports/${id}`))
}

async function checked(text: string | Uint8Array<ArrayBuffer>) {
  const { status, body } = await upload(text)
  expect({ status, body }).toMatchObject({ status: 202 })
  return settled(importSchema.parse(body).id, 'checked')
}

const apply = (id: string, body = {}) => shop.send(owner, 'POST', `/api/v1/product-imports/${id}/apply`, body)
const badRows = async (id: string) =>
  pageOf(importRowSchema)
    .parse(await get(`product-imports/${id}/bad-rows?limit=100`))
    .items.map(({ line, faults }) => [line, ...faults.map(({ column, kind }) => `${column} ${kind}`).sort()])
const found = async (search: string) =>
  z
    .object({ items: z.array(productSchema) })
    .parse(await get(`products?search=${encodeURIComponent(search)}`)).items
const exported = async () => {
  const response = await fetch(`${shop.url}/api/v1/product-files/export`, { headers: owner })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  return new Uint8Array(await response.arrayBuffer())
}

describe('a file of products', () => {
  it('that was exported changes nothing when it comes back', async () => {
    const file = await exported()
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const result = await checked(file)
    expect(result).toMatchObject({ toCreate: 0, toChange: 0, badRows: 0, ignoredColumns: [] })
    expect(result.unchanged).toBeGreaterThanOrEqual(12)
  })

  it('adds and changes, once, however often it is applied', async () => {
    const file = [
      '\uFEFFHandle;Title;Option1 Name;Option1 Value;SKU;Price;Description EN;Color code',
      'jeju-mug;제주 머그;크기;작은 것;JEJU-S;18000;"First line',
      'second ""line"", with; signs";#fff',
      'jeju-mug;;;큰 것;JEJU-L;24000;;',
      ';;;;BWL-BCH-1;25000;;',
      '',
    ].join('\r\n')
    const result = await checked(file)
    expect(result).toMatchObject({ toCreate: 1, toChange: 1, badRows: 0, ignoredColumns: ['Color code'] })
    expect(await found('제주')).toEqual([])
    expect(await get(`product-imports/${result.id}/products`)).toMatchObject({
      items: [
        { handle: 'jeju-mug', deed: 'create', applied: false },
        { handle: 'buncheong-rice-bowl', deed: 'change', changed: ['variants'] },
      ],
    })
    expect((await apply(result.id)).status).toBe(202)
    await settled(result.id, 'applied')
    expect((await apply(result.id)).status).toBe(202)

    const [mug] = await found('제주')
    expect(mug).toMatchObject({
      title: { en: '제주 머그', ko: '제주 머그' },
      description: { en: 'First line\r\nsecond "line", with; signs' },
      status: 'draft',
      options: [{ name: { ko: '크기' } }],
      version: 1,
    })
    expect(mug?.variants.map(({ sku, title, price }) => [sku, title.ko, price.amount])).toEqual([
      ['JEJU-S', '작은 것', 18_000],
      ['JEJU-L', '큰 것', 24_000],
    ])
    const [bowl] = await found('BWL-BCH-1')
    expect(bowl?.variants.map(({ price }) => price.amount)).toEqual([25_000, 45_000, 86_000])
    expect(bowl?.title.en).toBe('Buncheong rice bowl')
    expect(await checked(file)).toMatchObject({ toCreate: 0, toChange: 0, unchanged: 2 })
  })

  it('is told every row that is wrong, and changes nothing unless those are left out', async () => {
    const result = await checked(
      [
        'handle,title,option1_name,option1_value,sku,price',
        'good,Good,,,GOOD-1,100',
        'bad-price,Bad,,,BAD-1,"1,000"',
        'no-title,,,,NOTITLE-1,5',
        'no-price,No price,,,NOPRICE-1,',
        ',,,,,7',
        'stolen,Stolen,,,BWL-BCH-2,5',
        'twice,Twice,Size,S,TWICE-1,5',
        'twice,,Size,S,TWICE-2,5',
        'twice,,,,TWICE-1,5,surplus',
        'differs,One title,Size,S,DIFF-1,5',
        'differs,Another,Color,Red,DIFF-2,5',
      ].join('\n'),
    )
    expect(result).toMatchObject({ rows: 11, toCreate: 1, badRows: 8 })
    expect(await badRows(result.id)).toEqual([
      [3, 'price not_a_price'],
      [4, 'title missing'],
      [5, 'price missing'],
      [6, 'handle missing'],
      [7, 'sku sku_taken'],
      [9, 'option1_value same_values'],
      [10, 'null too_many_cells', 'option1_name options_differ', 'sku sku_twice'],
      [12, 'option1_name options_differ', 'title says_otherwise'],
    ])
    expect(await apply(result.id)).toMatchObject({
      status: 409,
      body: { type: '/problems/import-has-bad-rows' },
    })
    expect(await found('GOOD-1')).toEqual([])
    await apply(result.id, { leaveOutBad: true })
    await settled(result.id, 'applied')
    expect(await found('GOOD-1')).toMatchObject([{ handle: 'good' }])
    expect(await found('TWICE-1')).toEqual([])
  })

  it('is told of characters that cannot be kept, in which row and which column', async () => {
    const long = '😀'.repeat(300)
    const result = await checked(
      ['handle,title,sku,price', 'nul,Nu\0l,NUL-1,5', `x,X,X-1,5,a${long}\0`, `y,Y,Y-1,${long}`, ''].join(
        '\n',
      ),
    )
    expect(await badRows(result.id)).toEqual([
      [2, 'title unstorable'],
      [3, 'null too_many_cells'],
      [4, 'price not_a_price'],
    ])
    expect(result).toMatchObject({ toCreate: 0, badRows: 3 })
  })

  it('is written so that no spreadsheet takes a title for a formula', async () => {
    await shop.send(owner, 'POST', '/api/v1/products', { title: { en: '=1+1' }, vendor: 'A "quoted", name' })
    const text = new TextDecoder().decode(await exported())
    expect(text).toContain("'=1+1")
    expect(text).not.toMatch(/(^|,|")=1/m)
    expect(await checked(text)).toMatchObject({ toChange: 0, badRows: 0 })
  })
})

/** A file whose text is in another encoding from a line on. */
function broken(rows: number): Uint8Array<ArrayBuffer> {
  const fine = Buffer.from(`handle,title\n${'mug,머그\n'.repeat(rows)}`)
  return new Uint8Array(Buffer.concat([fine, Buffer.from([0xb8, 0xd3, 0x0a])]))
}

describe('what is no file of products', () => {
  it.each([
    ['nothing', '', /empty/],
    ['a header alone', 'handle,title\n', /no rows/],
    ['other columns', 'name,amount\na,1\n', /names no column/],
    ['a column twice', 'sku,SKU\na,b\n', /twice/],
    ['an open quote', 'handle,title\n"a,b\nc,d\n', /line 2|cannot be read/],
    ['another encoding', new Uint8Array([0x74, 0x69, 0x74, 0x6c, 0x65, 0x0a, 0xb0, 0xa1, 0x0a]), /line 2 is/],
    ['another encoding further down', broken(3_000), /line 3002 is/],
    [
      'a character that is cut off',
      new Uint8Array(Buffer.from('title,price\n기,1\n기').subarray(0, -1)),
      /line 3 is/,
    ],
    ['U+0000 in the first line', 'title,pr\0ice\na,1\n', /Line 1/],
  ])('is %s', async (_, text, detail) => {
    const { status, body } = await upload(text)
    expect({ status, ...problem.parse(body) }).toMatchObject({
      status: 422,
      type: '/problems/not-a-product-file',
    })
    expect(problem.parse(body).detail).toMatch(detail)
    const { response } = catalogueFileRoutes.list
    expect(response.parse(await get('product-imports')).items.every(({ rows }) => rows > 0)).toBe(true)
  })
})
