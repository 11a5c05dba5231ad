import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdIdle, whenIdle } from './when-idle'

describe('what can wait', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 1))
    vi.stubGlobal('cancelIdleCallback', clearTimeout)
  })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('begins in the next quiet moment', () => {
    const work = vi.fn()
    whenIdle(work)
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledOnce()
  })

  it('is held back as long as anybody waits for what is shown', () => {
    const [first, second] = [holdIdle(), holdIdle()]
    const work = vi.fn()
    whenIdle(work)
    first()
    vi.advanceTimersByTime(100)
    expect(work).not.toHaveBeenCalled()
    second()
    vi.advanceTimersByTime(501)
    expect(work).toHaveBeenCalledOnce()
  })

  it('leaves whoever waited a moment to press something, and waits again where that has to be loaded', () => {
    holdIdle()()
    const work = vi.fn()
    whenIdle(work)
    vi.advanceTimersByTime(300)
    const release = holdIdle()
    vi.advanceTimersByTime(1_000)
    release()
    vi.advanceTimersByTime(499)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2)
    expect(work).toHaveBeenCalledOnce()
  })

  it('is held back again where a page begins to wait before the quiet moment', () => {
    const work = vi.fn()
    whenIdle(work)
    const release = holdIdle()
    vi.advanceTimersByTime(100)
    expect(work).not.toHaveBeenCalled()
    release()
    vi.advanceTimersByTime(501)
    expect(work).toHaveBeenCalledOnce()
  })

  it('can be called off, held back or not', () => {
    const work = vi.fn()
    whenIdle(work)()
    const release = holdIdle()
    whenIdle(work)()
    release()
    vi.advanceTimersByTime(1_000)
    expect(work).not.toHaveBeenCalled()
  })

  it('is not held back for ever', () => {
    holdIdle()
    const work = vi.fn()
    whenIdle(work)
    vi.advanceTimersByTime(10_501)
    expect(work).toHaveBeenCalledOnce()
  })
})
