import { expect, it } from 'vitest'
import { registerIdSchema } from '../identifier/id.js'
import { announcementText, readAnnouncement, writeAnnouncement } from './announcement.js'

it('is read as it was written', () => {
  expect(readAnnouncement(writeAnnouncement(42, 'AbC-_1'))).toEqual({ last: 42, signature: 'AbC-_1' })
})

it.each([undefined, '', '42', '42.', '-1.A', '4e9.A', `${'9'.repeat(16)}.A`, '1.A\nB', '1.A.B'])(
  'is nothing where it is %j',
  (value) => {
    expect(readAnnouncement(value)).toBeUndefined()
  },
)

it('is signed for one ledger and one place of it', () => {
  const register = registerIdSchema.parse('0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10')
  expect(announcementText({ register, epoch: 2, last: 7 })).toBe(`last/${register}/2/7`)
})
