import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Permission, permissions } from './permission.js'
import { beyondReach, permissionsHeld, permissionsOf, roles } from './role.js'

const sets: fc.Arbitrary<Permission[]> = fc.subarray([...permissions])

it('lets people give what they hold, and nothing else', () => {
  fc.assert(
    fc.property(sets, sets, (held, wanted) => {
      const refused = beyondReach(held, wanted)
      const given = wanted.filter((permission) => !refused.includes(permission))
      expect(given.every((permission) => held.includes(permission))).toBe(true)
      expect(refused.some((permission) => held.includes(permission))).toBe(false)
    }),
  )
})

it('never lets a chain of grants reach beyond what the first one held', () => {
  fc.assert(
    fc.property(sets, fc.array(sets, { maxLength: 6 }), (first, wishes) => {
      let held: readonly Permission[] = first
      for (const wish of wishes) if (beyondReach(held, wish).length === 0) held = wish
      expect(beyondReach(first, held)).toEqual([])
    }),
  )
})

it('keeps the meaning of the roles that every shop has, whatever a row says', () => {
  for (const role of roles) expect(permissionsHeld(role, ['shop.update'])).toBe(permissionsOf(role))
  expect(permissionsOf('owner')).toEqual(permissions)
  expect(beyondReach(permissionsOf('manager'), permissionsOf('owner'))).toContain('shop.update')
})

it('holds nothing by words that it does not know', () => {
  expect(permissionsHeld('custom', ['orders.read', 'orders.steal'])).toEqual(['orders.read'])
  expect(permissionsHeld('custom', null)).toEqual([])
})

it('lets whoever answers customers find what a reply can share (R16, R23)', () => {
  for (const role of roles.filter((each) => permissionsOf(each).includes('inbox.reply')))
    expect(permissionsOf(role)).toEqual(expect.arrayContaining(['products.read', 'discounts.read']))
})
