// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppUpdates } from './app-updates'

/** As much of a browser's service workers as the till sees. */
class Workers extends EventTarget {
  controller: ServiceWorker | null = null
  readonly posted: unknown[] = []
  readonly registration = Object.assign(new EventTarget(), {
    waiting: null as { postMessage(message: unknown): void } | null,
    installing: null as EventTarget | null,
    update: async () => {},
  })
  readonly ready = new Promise<never>(() => {})
  register = async () => this.registration as never

  /** A new version was fetched, and waits. */
  fetched(): void {
    const installing = new EventTarget()
    this.registration.installing = installing
    this.registration.dispatchEvent(new Event('updatefound'))
    this.registration.waiting = { postMessage: (message) => void this.posted.push(message) }
    installing.dispatchEvent(new Event('statechange'))
  }

  takeOver(): void {
    this.dispatchEvent(new Event('controllerchange'))
  }
}

let workers: Workers
let updates: AppUpdates
const reload = vi.fn()

beforeEach(async () => {
  reload.mockClear()
  workers = new Workers()
  workers.controller = {} as ServiceWorker
  updates = new AppUpdates(() => ({ workers, reload }))
  const stop = updates.start()
  await Promise.resolve()
  return stop
})

describe('row 20, a new version of the app', () => {
  it('waits, and never loads the page anew by itself', () => {
    workers.fetched()
    expect(updates.isWaiting.read()).toBe(true)
    expect(workers.posted).toEqual([])
    // Another tab, or the browser's tools, may end the waiting.
    workers.takeOver()
    expect(reload).not.toHaveBeenCalled()
  })

  it('takes over when somebody says so, and the page is loaded once it has', () => {
    workers.fetched()
    updates.activate()
    expect(workers.posted).toEqual(['activate'])
    expect(reload).not.toHaveBeenCalled()
    workers.takeOver()
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('is held back by each cart that is not empty, and by each payment', () => {
    workers.fetched()
    const [cart, payment] = [updates.holdBack(), updates.holdBack()]
    updates.activate()
    cart()
    cart()
    updates.activate()
    expect(updates.isHeldBack.read()).toBe(true)
    expect(workers.posted).toEqual([])
    payment()
    updates.activate()
    expect(workers.posted).toEqual(['activate'])
  })

  it('is no update where there was none before', () => {
    workers.controller = null
    workers.fetched()
    expect(updates.isWaiting.read()).toBe(false)
  })
})
