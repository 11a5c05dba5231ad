// Opens the till without a network. The build writes in what belongs to this version.
const version = '__VERSION__'
const files = ['__FILES__']
const fonts = ['__FONTS__']

const start = '/till/'
const cacheName = `counterflow-till-${version}`
// Names of fonts hold a hash of what is inside, so versions share them.
const fontCacheName = 'counterflow-till-fonts'
const pictureCacheName = 'counterflow-till-pictures'
const mostPictures = 3_000

// No `skipWaiting` here: a version that is ready waits until somebody at the till says so.
addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName)
    await cache.addAll(
      files.map((file) => new Request(file, { cache: file.includes('/assets/') ? 'default' : 'reload' })),
    )
  }
  event.waitUntil(keep())
})

addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await caches.keys()
    const kept = [cacheName, fontCacheName, pictureCacheName]
    const old = names.filter((name) => name.startsWith('counterflow-till-') && !kept.includes(name))
    await Promise.all(old.map((name) => caches.delete(name)))
    const cache = await caches.open(fontCacheName)
    for (const { url } of await cache.keys())
      if (!fonts.includes(new URL(url).pathname)) await cache.delete(url)
  }
  event.waitUntil(forget())
})

addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting()
  if (event.data === 'fonts') event.waitUntil(keepFonts())
})

addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith(start)) event.respondWith(kept(start, request))
  } else if (fonts.includes(url.pathname)) event.respondWith(keptIn(fontCacheName, request))
  else if (url.pathname.startsWith(start)) event.respondWith(kept(url.pathname, request))
  else if (request.destination === 'image') event.respondWith(keptIn(pictureCacheName, request))
})

/** What belongs to this version, else what the server has. */
async function kept(file, request) {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}

/** Fetched once, and then kept. */
async function keptIn(name, request) {
  const cache = await caches.open(name)
  const found = await cache.match(request)
  if (found !== undefined) return found
  const answer = await fetch(request)
  if (answer.ok && (name === fontCacheName || (await cache.keys()).length < mostPictures)) {
    // A full disk must not keep a picture from being shown.
    await cache.put(request, answer.clone()).catch(() => undefined)
  }
  return answer
}

/** Receipts print every script without a network, so all fonts are fetched once there is one: a few at a time. */
async function keepFonts() {
  const cache = await caches.open(fontCacheName)
  for (const font of fonts) {
    try {
      if ((await cache.match(font)) === undefined) await cache.add(font)
    } catch {
      // No network, or no room: the next start goes on.
      return
    }
  }
}
