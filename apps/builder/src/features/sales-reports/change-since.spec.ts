import { expect, it } from 'vitest'
import { changeSince } from './change-since'

it('says by how much something has changed, where there was something', () => {
  expect(changeSince(150, 100, 'en')).toBe('+50%')
  expect(changeSince(98, 100, 'ko')).toBe('-2%')
  expect(changeSince(100, 100, 'ja')).toBe('0%')
  expect(changeSince(1_005, 1_000, 'en')).toBe('+0.5%')
  // From owing to earning is more, though the one before was below nothing.
  expect(changeSince(50, -100, 'en')).toBe('+150%')
  expect(changeSince(5, 0, 'en')).toBeUndefined()
})
