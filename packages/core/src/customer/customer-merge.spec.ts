import { expect, it } from 'vitest'
import { type MergeableCustomer, mergeCustomers } from './customer-merge.js'

const kept: MergeableCustomer = {
  name: '김하늘',
  email: 'haneul@example.com',
  phone: null,
  language: 'ko',
  timeZone: null,
  tags: ['VIP', 'tea'],
  metadata: { Tier: 'VIP' },
}
const gone: MergeableCustomer = {
  name: 'Haneul Kim',
  email: 'haneul+shop@example.com',
  phone: '+821012345678',
  language: 'en',
  timeZone: 'Asia/Seoul',
  tags: ['tea', 'cafe'],
  metadata: { Tier: 'none', Company: 'Golmok' },
}

it('keeps what the one has, and fills its gaps from the other', () => {
  expect(mergeCustomers(kept, gone)).toEqual({
    name: '김하늘',
    email: 'haneul@example.com',
    phone: '+821012345678',
    language: 'ko',
    timeZone: 'Asia/Seoul',
    tags: ['VIP', 'tea', 'cafe'],
    metadata: { Tier: 'VIP', Company: 'Golmok' },
  })
})

it('takes a chosen field, even when it is empty, and never loses the name', () => {
  const merged = mergeCustomers(kept, { ...gone, name: '' }, { name: 'other', email: 'other', phone: 'this' })
  expect(merged).toMatchObject({ name: '김하늘', email: 'haneul+shop@example.com', phone: null })
})
