// Fills the ledger of a tablet with sales that nobody has synced: each is the last one again, with ids, number, place,
// hash and signature of its own. It is what the till itself would have written, without its screen.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
const { build } = createRequire(new URL('../../../apps/api/package.json', import.meta.url))('esbuild')

/** The ledger's chain for a page. */
async function chain() {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { headAfter, seal } from './packages/core/dist/index.js'",
      resolveDir: checkout,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ledgerChain',
    logLevel: 'error',
  })
  return outputFiles[0].text
}

/**
 * @param {import('@playwright/test').Page} page of the shop, on which no till is open @param {number} count
 * @returns {Promise<number>} the last place in the ledger
 */
export async function addOfflineSales(page, count) {
  await page.evaluate(await chain())
  return page.evaluate(async (sales) => {
    const { headAfter, seal } = globalThis.ledgerChain
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const base64url = (buffer) =>
      btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '')
    const database = await done(indexedDB.open('counterflow-ledger'))
    const [device] = await done(database.transaction('devices').objectStore('devices').getAll())
    const rows = await done(database.transaction('events').objectStore('events').getAll())
    const {
      hash: _,
      signature: __,
      ...sample
    } = rows.findLast(({ type }) => type === 'ticket_completed').event
    const { ticket } = sample.payload
    const [, start, digits] = /^(.*-)(\d+)$/.exec(ticket.receiptNumber)
    let head = headAfter(rows.at(-1).event)
    const began = Date.parse(sample.deviceTime)
    for (let from = 1; from <= sales; from += 500) {
      const added = []
      for (let sale = from; sale < from + 500 && sale <= sales; sale += 1) {
        const renewed = (list, key) => list.map((one) => ({ ...one, [key]: crypto.randomUUID() }))
        const number = `${start}${String(Number(digits) + sale).padStart(digits.length, '0')}`
        const mine = {
          ...ticket,
          saleId: crypto.randomUUID(),
          receiptNumber: number,
          lines: renewed(ticket.lines, 'lineId'),
          tenders: renewed(ticket.tenders, 'tenderId'),
        }
        const sealed = seal(
          {
            ...sample,
            id: crypto.randomUUID(),
            deviceTime: new Date(began + sale).toISOString(),
            monoMs: sample.monoMs + sale,
            payload: { ticket: mine },
          },
          head,
        )
        const signed = await crypto.subtle.sign(
          { name: 'ECDSA', hash: 'SHA-256' },
          device.signingKey,
          new TextEncoder().encode(sealed.hash),
        )
        const event = { ...sealed, signature: base64url(signed) }
        const { deviceId } = device
        const { seq, hash, shiftId, type } = event
        added.push({ deviceId, seq, hash, shiftId, type, saleId: mine.saleId, receiptNumber: number, event })
        head = headAfter(event)
      }
      const transaction = database.transaction('events', 'readwrite')
      const written = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve
        transaction.onabort = () => reject(transaction.error)
      })
      for (const row of added) transaction.objectStore('events').add(row)
      await written
    }
    database.close()
    return head.seq
  }, count)
}
