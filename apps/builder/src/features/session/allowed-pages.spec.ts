import type { Permission } from '@counterflow/core'
import { expect, it } from 'vitest'
import { isAllowed } from './allowed-pages'

const pages = [
  { to: '/products', needs: ['products.read'] },
  { to: '/products/new', needs: ['products.update'] },
  { to: '/mail', needs: ['mail.read'] },
] as const
const mayOnly = (held: readonly Permission[]) => (permission: Permission) => held.includes(permission)

it.each([
  ['/products', true],
  ['/products/0195b3f0', true],
  ['/products/new', false],
  ['/productshots', true],
  ['/mail', false],
  ['/mail/0195b3f0', false],
  ['/', true],
])('lets whoever reads products see %s: %s', (path, allowed) => {
  expect(isAllowed(path, pages, mayOnly(['products.read']))).toBe(allowed)
})
