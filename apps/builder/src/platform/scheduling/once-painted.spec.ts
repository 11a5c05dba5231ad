import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceFollowed, oncePainted } from './once-painted'

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

it('lets go first what follows at once', () => {
  const order: string[] = []
  const callOff = onceFollowed(() => order.push('later'))
  oncePainted(() => order.push('next'))
  vi.advanceTimersByTime(80)
  expect(order).toEqual(['next', 'later'])
  onceFollowed(() => order.push('never'))()
  const second = onceFollowed(() => order.push('never'))
  vi.advanceTimersByTime(20)
  second()
  callOff()
  vi.advanceTimersByTime(80)
  expect(order).toEqual(['next', 'later'])
})
