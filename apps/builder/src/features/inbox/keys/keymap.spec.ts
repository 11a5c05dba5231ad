import { expect, it } from 'vitest'
import { deedFor, inboxDeeds, inboxKeys } from './keymap'

const press = (key: string, held: { shiftKey?: boolean; ctrlKey?: boolean; code?: string } = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

it('gives each deed a key of its own', () => {
  expect(new Set(Object.values(inboxKeys)).size).toBe(inboxDeeds.length)
})

it('tells close from close and next, and leaves the keys of the browser alone', () => {
  expect(deedFor(press('e'))).toBe('close')
  expect(deedFor(press('E', { shiftKey: true }))).toBe('closeAndNext')
  expect(deedFor(press('e', { ctrlKey: true }))).toBeUndefined()
  expect(deedFor(press('j'))).toBeUndefined()
})

it('finds a letter by its place while Korean is typed', () => {
  expect(deedFor(press('ㄱ', { code: 'KeyR' }))).toBe('reply')
})
