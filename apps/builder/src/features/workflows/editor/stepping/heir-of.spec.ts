import { expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { heirOf } from './heir-of'

const heir = (...gone: [string, ...string[]]) => heirOf(branching, gone[0], (id) => !gone.includes(id))

it('is the step that comes next, past what has gone with it', () => {
  expect(heir('capture')).toBe('tag')
  expect(heir('check')).toBe('capture')
  expect(heir('check', 'capture', 'pause')).toBe('tag')
})

it('is what came before the last step, and nothing for what stands alone', () => {
  expect(heir('tag')).toBe('capture')
  expect(heir('pause', 'check', 'capture', 'tag')).toBe('trigger')
  expect(heir('a note')).toBeUndefined()
})
