// Visitors with the chat of the shop open: each has a stream, and writes when it is told to.
import { randomUUID } from 'node:crypto'
import { openStream } from './server-sent-events.mjs'

const begunAtOnce = 10
const site = { origin: 'https://blog.example', 'sec-fetch-site': 'cross-site' }

/** @param {string} url @param {number} number */
async function come(url, number) {
  const response = await fetch(`${url}/api/v1/chat/sessions`, {
    method: 'POST',
    headers: { ...site, 'content-type': 'application/json' },
    body: JSON.stringify({
      clientKey: randomUUID(),
      name: `Visitor ${number}`,
      email: `visitor-${number}@example.com`,
      language: 'en',
    }),
  })
  if (!response.ok) throw new Error(`A chat did not begin: ${response.status} ${await response.text()}`)
  const { token, conversationId } = await response.json()
  const headers = { ...site, authorization: `Bearer ${token}` }
  /** How many messages of its own, and of the shop, the stream has told of. */
  const heard = { own: new Set(), shop: new Set() }
  const close = await openStream(`${url}/api/v1/chat/stream?changedAfter=0`, headers, (data) => {
    const news = JSON.parse(data)
    if (news.type !== 'entries') return
    for (const { id, from } of news.entries) (from === 'shop' ? heard.shop : heard.own).add(id)
  })
  return {
    conversationId,
    heard,
    close,
    /** @param {string} text */
    async write(text) {
      const answer = await fetch(`${url}/api/v1/chat/messages`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ clientKey: randomUUID(), text }),
      })
      if (!answer.ok) throw new Error(`A message was answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()).id
    },
  }
}

/** @param {string} url @param {number} count */
export async function visitorsCome(url, count) {
  const visitors = []
  for (let from = 0; from < count; from += begunAtOnce) {
    const next = Math.min(begunAtOnce, count - from)
    visitors.push(...(await Promise.all(Array.from({ length: next }, (_, index) => come(url, from + index)))))
  }
  return visitors
}
