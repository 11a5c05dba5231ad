import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptFor } from '../page/kept'
import { newKey } from '../page/new-key'
import { Outbox } from './outbox'
import { Sending, type SendingListener } from './sending'
import { ShopCalls } from './shop-calls'

type Answer = 'taken' | 'lost' | { status: number; retryAfter?: number }

/** A shop that answers as it is told, and then takes everything. */
function shopAnswering(answers: Answer[]) {
  const arrived: string[] = []
  const kept = new Map<string, string>()
  vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
    const { clientKey, text } = JSON.parse(body)
    const answer = answers.shift() ?? 'taken'
    arrived.push(text)
    if (typeof answer === 'object') {
      const headers = { 'retry-after': `${answer.retryAfter ?? 0}` }
      return new Response('{"errors":[{"path":"/text"}]}', { status: answer.status, headers })
    }
    // An answer that is lost on its way: the shop has the message all the same.
    kept.set(clientKey, text)
    if (answer === 'lost') throw new TypeError('Failed to fetch')
    return Response.json({ clientKey }, { status: 201 })
  })
  return { arrived, kept: () => [...kept.values()] }
}

const listener = () =>
  ({ sent: vi.fn(), changed: vi.fn(), connected: vi.fn(), ended: vi.fn() }) satisfies SendingListener

function outboxWith(...texts: string[]): Outbox {
  const outbox = new Outbox(keptFor('https://shop.example/'))
  for (const [index, text] of texts.entries()) {
    outbox.add({ clientKey: newKey(), text, at: 1_000 + index, refused: false })
  }
  return outbox
}

function sendingFrom(outbox: Outbox, hears: SendingListener): Sending {
  return new Sending(new ShopCalls('https://shop.example/'), 'token', outbox, hears)
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what was written', () => {
  it('arrives once and in order, also where answers are lost', async () => {
    const shop = shopAnswering(['taken', 'lost', { status: 503 }, { status: 429, retryAfter: 7 }])
    const outbox = outboxWith('one', 'two', 'three')
    const hears = listener()
    sendingFrom(outbox, hears).flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shop.kept()).toEqual(['one', 'two', 'three'])
    expect(shop.arrived).toEqual(['one', 'two', 'two', 'two', 'two', 'three'])
    expect(outbox.list()).toEqual([])
    expect(hears.sent).toHaveBeenCalledTimes(3)
  })

  it('waits as long as the shop asks for', async () => {
    const shop = shopAnswering([{ status: 429, retryAfter: 30 }])
    sendingFrom(outboxWith('one'), listener()).flush()
    await vi.advanceTimersByTimeAsync(29_000)
    expect(shop.arrived).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(shop.arrived).toHaveLength(2)
  })

  it('is kept where the shop refuses it, and stands in nobody’s way', async () => {
    const shop = shopAnswering([{ status: 422 }])
    const outbox = outboxWith('refused', 'fine')
    sendingFrom(outbox, listener()).flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(shop.kept()).toEqual(['fine'])
    expect(outbox.list()).toMatchObject([{ text: 'refused', refused: true }])
  })

  it('stays where the conversation is not ours any more', async () => {
    shopAnswering([{ status: 401 }])
    const outbox = outboxWith('one')
    const hears = listener()
    sendingFrom(outbox, hears).flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(hears.ended).toHaveBeenCalledOnce()
    expect(outbox.list()).toMatchObject([{ text: 'one', refused: false }])
  })

  it('is there again on the next page, and gone once it is confirmed elsewhere', () => {
    const [first] = outboxWith('one', 'two').list()
    const next = new Outbox(keptFor('https://shop.example/'))
    next.confirm([first?.clientKey ?? null, null])
    expect(next.list()).toMatchObject([{ text: 'two' }])
    expect(new Outbox(keptFor('https://other.example/')).list()).toEqual([])
  })

  it('is not undone by what somebody else has put there', () => {
    localStorage.setItem('counterflow-chat:https://shop.example/:outbox:x', '{"text":7}')
    localStorage.setItem('counterflow-chat:https://shop.example/:outbox:y', 'no JSON')
    expect(outboxWith('one').list()).toHaveLength(1)
  })
})
