/**
 * What the page does in the browser. It finds out whether this device trusts the shop: from plain HTTP by asking the
 * HTTPS side, on HTTPS by a worker, which a browser refuses where somebody has only clicked a warning away.
 */
export const trustScript = `
const root = document.documentElement
const port = root.dataset.port
const wanted = new URLSearchParams(location.search).get('to') ?? ''
const path = /^\\/(?![\\/\\\\])/.test(wanted) && !wanted.startsWith('/trust') ? wanted : '/'
const secure = new URL('https://' + location.hostname + (port === '443' ? '' : ':' + port))
const show = (state) => {
  for (const each of document.querySelectorAll('[data-state]')) each.hidden = each.dataset.state !== state
}
for (const link of document.querySelectorAll('a[data-way]')) {
  link.href = new URL(link.dataset.way === 'shop' ? path : '/trust' + location.search, secure).href
}
async function trusts() {
  if (location.protocol === 'https:') {
    if (!('serviceWorker' in navigator)) return window.isSecureContext
    const worker = await navigator.serviceWorker.register('/trust/worker.js', { scope: '/trust/nothing' })
    await worker.unregister()
    return true
  }
  const answer = await fetch(new URL('/trust/check', secure), { cache: 'no-store' })
  return answer.ok
}
async function look() {
  show('checking')
  const trusted = await trusts().catch(() => false)
  show(trusted ? 'trusted' : 'untrusted')
}
document.getElementById('again')?.addEventListener('click', look)
document.addEventListener('visibilitychange', () => { if (!document.hidden) void look() })
if (port) void look()
`
