import type { Live } from './live'

/** A new version of the app never takes over by itself. */
export interface TillUpdates {
  readonly isWaiting: Live<boolean>
  /** Something is under way that an update must not end: a cart that is not empty, a payment. */
  readonly isHeldBack: Live<boolean>
  /** Holds updates back until the answer is called. */
  holdBack(): () => void
  /** Takes the new version over and loads the till anew, unless something holds it back. */
  activate(): void
}
