import { Kept } from '../till/live'
import type { TillUpdates } from '../till/till-updates'

const lookEvery = 3_600_000

/** What this needs of the browser; specs bring their own. */
export interface UpdatePlace {
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'controller' | 'ready'> & EventTarget
  reload(): void
}

const thisPage = (): UpdatePlace => ({
  workers: navigator.serviceWorker,
  reload: () => location.reload(),
})

/**
 * Versions of the app. A new one is fetched whenever there is one, and then waits, for days if need be: the page is
 * loaded anew only after somebody asked for it here, and never because a worker has changed.
 */
export class AppUpdates implements TillUpdates {
  readonly isWaiting = new Kept(false)
  readonly isHeldBack = new Kept(false)
  private registration: ServiceWorkerRegistration | undefined
  private holds = 0
  private isAsked = false

  constructor(private readonly place: () => UpdatePlace = thisPage) {}

  /** Looks for new versions from now on, and answers with what ends it. */
  start(): () => void {
    const { workers, reload } = this.place()
    const change = () => {
      if (this.isAsked) reload()
    }
    workers.addEventListener('controllerchange', change)
    void this.register()
    const timer = setInterval(() => void this.registration?.update().catch(() => undefined), lookEvery)
    return () => {
      clearInterval(timer)
      workers.removeEventListener('controllerchange', change)
    }
  }

  holdBack(): () => void {
    let isHeld = true
    this.hold(1)
    return () => {
      if (isHeld) this.hold(-1)
      isHeld = false
    }
  }

  activate(): void {
    const waiting = this.registration?.waiting
    if (this.holds > 0 || !waiting) return
    this.isAsked = true
    waiting.postMessage('activate')
  }

  private hold(by: 1 | -1): void {
    this.holds += by
    this.isHeldBack.set(this.holds > 0)
  }

  private async register(): Promise<void> {
    const { workers } = this.place()
    try {
      const registration = await workers.register('/till/sw.js', { scope: '/till/' })
      this.registration = registration
      this.look(registration)
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', () => this.look(registration))
      })
      const ready = await workers.ready
      ready.active?.postMessage('fonts')
    } catch {
      // Without a worker the till needs the network to be opened; what it has sold is safe.
    }
  }

  /** The first version takes over by itself, since there is nothing that it could end. */
  private look({ waiting }: ServiceWorkerRegistration): void {
    this.isWaiting.set(waiting !== null && this.place().workers.controller !== null)
  }
}
