// Tells of news while no page is open, and says so when the server cannot be reached. It keeps no data of the shop:
// the one file in its cache is the page that says that nothing can be shown.
const cacheName = 'counterflow-offline-1'
const offlinePage = '/admin/offline.html'

addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName)
    await cache.add(new Request(offlinePage, { cache: 'reload' }))
    await self.skipWaiting()
  }
  event.waitUntil(keep())
})

addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith('counterflow-offline-') && name !== cacheName)
    await Promise.all(old.map((name) => caches.delete(name)))
  }
  event.waitUntil(forget())
})

addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return
  const answer = async () => {
    try {
      return await fetch(event.request)
    } catch {
      return (await caches.match(offlinePage)) ?? Response.error()
    }
  }
  event.respondWith(answer())
})

addEventListener('push', (event) => {
  const told = read(event.data)
  event.waitUntil(
    self.registration.showNotification(told.title ?? 'Counterflow', {
      body: told.body ?? '',
      tag: told.tag ?? 'news',
      renotify: true,
      icon: '/admin/icon-192.png',
      badge: '/admin/badge-96.png',
      data: { url: told.url ?? '/admin/inbox' },
    }),
  )
})

addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data
  if (!url.startsWith('/admin/')) return
  const show = async () => {
    const open = await clients.matchAll({ type: 'window' })
    const [page] = open
    if (page === undefined) return clients.openWindow(url)
    await page.focus()
    return page.navigate(url)
  }
  event.waitUntil(show())
})

/** What the server sent; nothing where it cannot be read: something must be shown all the same. */
function read(data) {
  try {
    return data?.json() ?? {}
  } catch {
    return {}
  }
}
