import { describe, expect, it } from 'vitest'
import { type Page, pageAt } from './page'

const page = (path: string): Page => ({ path, open: () => ({ title: path, body: null }) })
const pages = [page('/'), page('/cart'), page('/products/:handle')]

describe('the page at an address', () => {
  it.each([
    ['/', '/', {}],
    ['/cart', '/cart', {}],
    ['/products/linen-apron', '/products/:handle', { handle: 'linen-apron' }],
    ['/products/%EC%B0%BB%EC%9E%94', '/products/:handle', { handle: '찻잔' }],
  ])('%s', (pathname, path, params) => {
    expect(pageAt(pages, pathname)).toMatchObject({ page: { path }, params })
  })

  it.each(['/admin/', '/products/', '/products/a/b', '/products/%E0%A4%A', '/cart/'])(
    'none: %s',
    (pathname) => {
      expect(pageAt(pages, pathname)).toBeUndefined()
    },
  )
})
