import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

/** A page that somebody opens; a browser keeps what it keeps from page to page. */
async function open(search: string) {
  vi.stubGlobal('location', { href: `https://shop.example${search}`, search, origin: 'https://shop.example' })
  vi.resetModules()
  const visits = await import('./visits')
  visits.noteVisit()
  return visits
}

beforeEach(() => {
  vi.stubGlobal('document', { referrer: 'https://www.google.com/' })
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
})
afterEach(() => vi.unstubAllGlobals())

describe('how a visitor found the shop', () => {
  it('is kept nowhere and told to nobody before they agree', async () => {
    const { asksAboutVisits, untoldVisits } = await open('/?gclid=abc')
    expect([asksAboutVisits(), untoldVisits()]).toEqual([true, []])
    expect([localStorage.getItem('shop.visits'), sessionStorage.getItem('shop.visit')]).toEqual([null, null])
  })

  it('is told to a cart once they have agreed, with every later visit', async () => {
    const first = await open('/?gclid=abc')
    first.answerAboutVisits(true)
    expect(first.untoldVisits()).toMatchObject([
      { landingPage: 'https://shop.example/?gclid=abc', referrer: 'https://www.google.com/' },
    ])
    const second = await open('/?utm_source=mail')
    expect(second.asksAboutVisits()).toBe(false)
    expect(second.untoldVisits()).toHaveLength(2)
    // Going on in the same window begins no visit.
    expect((await open('/products/cup')).untoldVisits()).toHaveLength(2)
  })

  it('is forgotten for good when they say no', async () => {
    const first = await open('/?gclid=abc')
    first.answerAboutVisits(false)
    const second = await open('/?gclid=def')
    expect([second.asksAboutVisits(), second.untoldVisits()]).toEqual([false, []])
  })

  it('is no question where no advertisement led here', async () => {
    expect((await open('/')).asksAboutVisits()).toBe(false)
  })
})
