import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { oncePainted } from './once-painted'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

it('does what follows after the frame, and not within it', () => {
  const order: string[] = []
  oncePainted(() => order.push('after'))
  requestAnimationFrame(() => order.push('within'))
  expect(order).toEqual([])
  vi.advanceTimersByTime(40)
  expect(order).toEqual(['within', 'after'])
})

it('can be called off before the frame and after it', () => {
  const work = vi.fn()
  oncePainted(work)()
  const callOff = oncePainted(work)
  vi.advanceTimersToNextFrame()
  callOff()
  vi.advanceTimersByTime(100)
  expect(work).not.toHaveBeenCalled()
})
