import { registerServiceWorker } from './service-worker'

/** Whether this browser can tell of news, and why not. */
export type PushSupport = 'possible' | 'insecure' | 'unsupported' | 'denied'

export function pushSupport(): PushSupport {
  if (!window.isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'possible'
}

/** What the server needs to reach this browser. */
export interface BrowserSubscription {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/**
 * Asks the reader, and has the browser subscribe. Undefined where the reader refuses.
 * @throws DOMException where the browser cannot, because it reaches no push service, say.
 */
export async function subscribeBrowser(publicKey: string): Promise<BrowserSubscription | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  await registerServiceWorker()
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made with other keys cannot be used, and stands in the way of a new one.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  if (endpoint === undefined || p256dh === undefined || auth === undefined)
    throw new Error('The browser answered a subscription without keys.')
  return { endpoint, keys: { p256dh, auth } }
}

/** Ends the browser's subscription, if there is one. */
export async function unsubscribeBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/admin/')
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
