/**
 * Why a till cannot be opened here. Each has a page of its own that says what to do.
 * `insecure`: the browser keeps nothing safe on plain http. `old_browser`: something is missing that a till needs.
 * `no_storage`: a private window, or storage is forbidden. `not_kept`: the browser might delete what is stored.
 * `second_tab`: the till is open in another tab. `taken_over`: another tab went on with it. `newer`: a newer version of
 * the till has been here.
 */
export type Hindrance =
  | 'insecure'
  | 'old_browser'
  | 'no_storage'
  | 'not_kept'
  | 'second_tab'
  | 'taken_over'
  | 'newer'

/** What of the browser a till stands on. */
export interface Place {
  readonly isSecure: boolean
  readonly hasCrypto: boolean
  readonly hasLocks: boolean
  readonly hasStorage: boolean
}

/** What hinders a till in a place like this, before anything has been tried. */
export function hindranceOf({ isSecure, hasCrypto, hasLocks, hasStorage }: Place): Hindrance | undefined {
  if (!isSecure) return 'insecure'
  return hasCrypto && hasLocks && hasStorage ? undefined : 'old_browser'
}

/** The browser that this runs in. */
export const thisPlace = (): Place => ({
  isSecure: globalThis.isSecureContext,
  hasCrypto: globalThis.crypto?.subtle !== undefined,
  hasLocks: 'locks' in navigator,
  hasStorage: 'indexedDB' in globalThis && 'storage' in navigator && 'persist' in navigator.storage,
})
