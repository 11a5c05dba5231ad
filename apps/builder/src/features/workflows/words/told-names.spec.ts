import { describe, expect, it } from 'vitest'
import { ToldNames } from './told-names'

const names = new Map([
  ['tag', 'Add tags'],
  ['pause', 'Wait'],
])

describe('the names that cards were told', () => {
  it('are the same when a step is added, which is named from then on', () => {
    const told = new ToldNames(names)
    expect(told.takesOver(new Map([...names, ['mail', 'Send mail']]))).toBe(true)
    expect(told.of('mail')).toBe('Send mail')
    expect(told.of('tag')).toBe('Add tags')
  })

  it('are others when a name changes or a step goes', () => {
    expect(new ToldNames(names).takesOver(new Map([...names, ['tag', 'Mark']]))).toBe(false)
    expect(new ToldNames(names).takesOver(new Map([['tag', 'Add tags']]))).toBe(false)
  })

  it('are others when a step comes that somebody had asked for, and had been told its id', () => {
    const told = new ToldNames(names)
    expect(told.of('gone')).toBe('gone')
    expect(told.takesOver(new Map([...names, ['other', 'Stop']]))).toBe(true)
    expect(told.takesOver(new Map([...names, ['other', 'Stop'], ['gone', 'Send mail']]))).toBe(false)
  })
})
