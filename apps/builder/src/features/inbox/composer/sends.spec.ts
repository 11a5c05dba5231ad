import { expect, it } from 'vitest'
import { sends } from './sends'

const enter = {
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
}

it('sends by Enter, and makes a new line with Shift or on glass', () => {
  expect(sends(enter, false)).toBe(true)
  expect(sends({ ...enter, shiftKey: true }, false)).toBe(false)
  expect(sends(enter, true)).toBe(false)
  expect(sends({ ...enter, ctrlKey: true }, true)).toBe(true)
  expect(sends({ ...enter, metaKey: true }, false)).toBe(true)
  expect(sends({ ...enter, key: 'a' }, false)).toBe(false)
})

it('never sends by the Enter that ends a composition', () => {
  expect(sends({ ...enter, isComposing: true }, false)).toBe(false)
  expect(sends({ ...enter, keyCode: 229 }, false)).toBe(false)
  expect(sends({ ...enter, keyCode: 229, ctrlKey: true }, false)).toBe(false)
})
