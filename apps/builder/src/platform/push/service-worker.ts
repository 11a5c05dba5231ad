/** What tells of news and says when the server cannot be reached; it keeps no data. */
export const registerServiceWorker = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register('/admin/sw.js', { scope: '/admin/' })

/**
 * Where the back office was installed as an app, a lost connection must not show the browser's own error. A page in a
 * tab needs no worker until somebody turns notifications on.
 */
export async function prepareInstalled(): Promise<void> {
  const isInstalled = matchMedia('(display-mode: standalone)').matches
  if (!isInstalled || !('serviceWorker' in navigator)) return
  // The app works without it.
  await registerServiceWorker().catch(() => undefined)
}
