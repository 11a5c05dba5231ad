// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { hindranceOf } from './hindrance'
import { takeTill } from './till-lock'

const good = { isSecure: true, hasCrypto: true, hasLocks: true, hasStorage: true }

describe('row 3, a place where sales would be lost', () => {
  it.each([
    [{ ...good, isSecure: false, hasCrypto: false, hasLocks: false }, 'insecure'],
    [{ ...good, hasCrypto: false }, 'old_browser'],
    [{ ...good, hasLocks: false }, 'old_browser'],
    [{ ...good, hasStorage: false }, 'old_browser'],
    [good, undefined],
  ])('%o is hindered by %s', (place, hindrance) => {
    expect(hindranceOf(place)).toBe(hindrance)
  })
})

describe('row 2, a second tab', () => {
  it('is refused, until the first gives way or is taken over', async () => {
    const first = await takeTill()
    if (first === 'taken') throw new Error('Somebody else has the till.')
    expect(await takeTill()).toBe('taken')
    const second = await takeTill(true)
    await first.lost
    expect(await takeTill()).toBe('taken')
    if (second === 'taken') throw new Error('Nothing was taken over.')
    second.release()
    await expect.poll(() => takeTill()).not.toBe('taken')
  })
})
