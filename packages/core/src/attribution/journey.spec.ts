import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributionOf } from './attribution.js'
import { continuedJourney, journeyMomentSchema, journeySchema, momentOf, mostMoments } from './journey.js'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString()

describe('a moment', () => {
  it('keeps the path, the campaign and the click ids, and nothing else of the query', () => {
    expect(
      momentOf({
        at: '2026-11-01T09:00:00+09:00',
        landingPage:
          'https://shop.example/sale?utm_source=google&utm_medium=cpc&utm_campaign=%EA%B0%80%EC%9D%84+sale&gclid=Cj0K&email=me%40example.com#top',
        referrer: 'https://www.google.com/search?q=my+secret',
      }),
    ).toEqual({
      at: '2026-11-01T00:00:00.000Z',
      landingPage: '/sale',
      referrer: 'www.google.com/search',
      source: 'google',
      medium: 'cpc',
      campaign: '가을 sale',
      term: null,
      content: null,
      gclid: 'Cj0K',
      gbraid: null,
      wbraid: null,
      fbclid: null,
      msclkid: null,
    })
  })

  it.each([
    ['javascript:alert(1)', null],
    ['https://user:secret@shop.example/x', null],
    ['/only/a/path?gclid=1', '/only/a/path'],
    ['https://shop.example', '/'],
  ])('of %s has the landing page %s', (landingPage, path) => {
    expect(momentOf({ at: at(0), landingPage }).landingPage).toBe(path)
  })

  it('takes the first of a name that comes twice, and drops what cannot be printed', () => {
    const { gclid, source } = momentOf({
      at: at(0),
      landingPage: '/?gclid=first&gclid=second&utm_source=a%00b%E2%80%AEc',
    })
    expect([gclid, source]).toEqual(['first', 'abc'])
  })

  it('is always one that can be kept, whatever a browser sends', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.domain().map((host) => `https://${host}/sale`),
          fc.string({ unit: 'binary' }),
        ),
        fc.string({ unit: 'binary', maxLength: 600 }),
        (landingPage, tail) => {
          const moment = momentOf({
            at: at(1),
            landingPage: `${landingPage}?utm_source=${tail}`,
            referrer: landingPage,
          })
          expect(journeyMomentSchema.safeParse(moment).success).toBe(true)
          expect(JSON.stringify(moment)).not.toContain('\\u0000')
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a journey', () => {
  const moment = (minute: number, query = '') => momentOf({ at: at(minute), landingPage: `/${query}` })

  it('is by time, and has a moment that is told twice once', () => {
    const journey = continuedJourney([moment(5)], [moment(1), moment(5)])
    expect(journey.map((each) => each.at)).toEqual([at(1), at(5)])
  })

  it('keeps the first and the latest of too many', () => {
    const many = Array.from({ length: 250 }, (_, minute) => moment(minute))
    const journey = many.reduce((kept, each) => continuedJourney(kept, [each]), journeySchema.parse([]))
    expect(journey).toHaveLength(mostMoments)
    expect(journey[0]?.at).toBe(at(0))
    expect(journey.at(-1)?.at).toBe(at(249))
  })
})

describe('attribution', () => {
  const visit = (minute: number, query: string) => momentOf({ at: at(minute), landingPage: `/a?${query}` })

  it('is the latest click of each kind and the last campaign that was named', () => {
    const journey = [
      { ...visit(1, 'gclid=old&utm_source=google'), referrer: 'google.com' },
      visit(2, 'fbclid=f'),
      visit(3, 'gclid=new&utm_source=mail&utm_medium=email'),
      visit(4, ''),
    ]
    expect(attributionOf(journey)).toMatchObject({
      gclid: 'new',
      fbclid: 'f',
      msclkid: null,
      source: 'mail',
      medium: 'email',
      referrer: 'google.com',
      firstVisitAt: at(1),
      lastVisitAt: at(4),
      visits: 4,
    })
  })

  it('is unknown without a visit', () => {
    expect(attributionOf([])).toMatchObject({ gclid: null, firstVisitAt: null, visits: 0 })
  })
})
