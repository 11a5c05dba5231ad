import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorUnits } from '../money/money.js'
import { disposableDomainOf } from './disposable-email.js'
import { type Address, riskAssessmentSchema } from './order-snapshot.js'
import { assessRisk } from './risk-assessment.js'
import type { CardSignals, RiskSignals } from './risk-signals.js'

const home: Address = {
  name: '김하늘',
  line1: '서교동 395-166',
  city: '서울',
  postalCode: '04039',
  countryCode: 'KR',
}
const elsewhere: Address = { ...home, line1: '1-2-3 Jingūmae', postalCode: '150-0001', countryCode: 'JP' }
const goodCard: CardSignals = { check: 'passed', issuerWarning: 'none', reportedStolen: false }

/** A returning customer who orders what is usual, to the address of the card. */
const ordinary: RiskSignals = {
  card: goodCard,
  shippingAddress: home,
  billingAddress: home,
  email: 'haneul@example.com',
  earlierOrders: 4,
  total: minorUnits(60_000),
  usualTotal: minorUnits(58_000),
  recentOrders: { orders: 1, hours: 1 },
  pieces: 2,
}
const firstTime: Partial<RiskSignals> = { earlierOrders: 0, shippingAddress: null, billingAddress: null }
const card = (differences: Partial<CardSignals>) => ({ card: { ...goodCard, ...differences } })

const table: [string, Partial<RiskSignals>, { level: string; score: number; keys: string[] }][] = [
  [
    'an ordinary order',
    {},
    {
      level: 'low',
      score: 0,
      keys: ['card_verified', 'usual_amount', 'addresses_match', 'returning_customer'],
    },
  ],
  [
    'a first order without addresses',
    firstTime,
    { level: 'low', score: 15, keys: ['card_verified', 'usual_amount', 'address_missing', 'first_order'] },
  ],
  [
    'the very first order of a new shop',
    { ...firstTime, usualTotal: null },
    { level: 'low', score: 20, keys: ['card_verified', 'address_missing', 'first_order'] },
  ],
  [
    'a warning of the issuer, however ordinary the rest',
    card({ issuerWarning: 'elevated' }),
    {
      level: 'medium',
      score: 45,
      keys: ['card_issuer_warning', 'card_verified', 'usual_amount', 'addresses_match', 'returning_customer'],
    },
  ],
  [
    'the strongest warning of the issuer',
    card({ issuerWarning: 'highest' }),
    {
      level: 'high',
      score: 75,
      keys: ['card_issuer_warning', 'card_verified', 'usual_amount', 'addresses_match', 'returning_customer'],
    },
  ],
  [
    'a stolen card',
    card({ check: 'unavailable', reportedStolen: true }),
    {
      level: 'high',
      score: 90,
      keys: ['card_reported_stolen', 'usual_amount', 'addresses_match', 'returning_customer'],
    },
  ],
  [
    'a failed check of a first-time customer who sends it elsewhere',
    { ...card({ check: 'failed' }), earlierOrders: 0, shippingAddress: elsewhere },
    {
      level: 'medium',
      score: 55,
      keys: ['card_check_failed', 'usual_amount', 'addresses_differ', 'first_order'],
    },
  ],
  [
    'a fortieth order in an hour, 3 times the usual, from a throwaway mailbox',
    {
      ...firstTime,
      total: minorUnits(180_000),
      recentOrders: { orders: 40, hours: 1 },
      email: 'a@mailinator.com',
    },
    {
      level: 'high',
      score: 80,
      keys: [
        'card_verified',
        'disposable_email',
        'many_orders_quickly',
        'high_amount',
        'address_missing',
        'first_order',
      ],
    },
  ],
  [
    'ten times the usual amount in fifty pieces',
    { ...firstTime, total: minorUnits(580_000), pieces: 50 },
    {
      level: 'medium',
      score: 65,
      keys: ['card_verified', 'high_amount', 'many_pieces', 'address_missing', 'first_order'],
    },
  ],
  [
    'no card at all',
    { card: null },
    { level: 'low', score: 0, keys: ['usual_amount', 'addresses_match', 'returning_customer'] },
  ],
]

describe('assessRisk', () => {
  it.each(table)('%s', (_, differences, { keys, ...expected }) => {
    const assessment = assessRisk({ ...ordinary, ...differences }, '2026-11-01T00:00:00.000Z')
    expect(assessment).toMatchObject(expected)
    expect(assessment.facts.map((fact) => fact.key)).toEqual(keys)
  })

  it('gives each fact the values of its sentence', () => {
    const { facts } = assessRisk(
      {
        ...ordinary,
        total: minorUnits(240_000),
        recentOrders: { orders: 5, hours: 1 },
        email: 'x@eu.Yopmail.com',
        pieces: 120,
      },
      '2026-11-01T00:00:00.000Z',
    )
    const values = Object.fromEntries(facts.map((fact) => [fact.key, fact.values]))
    expect(values).toMatchObject({
      high_amount: { times: 4 },
      many_orders_quickly: { orders: 5, hours: 1 },
      disposable_email: { domain: 'yopmail.com' },
      many_pieces: { pieces: 120 },
      returning_customer: { orders: 4 },
    })
  })

  it('takes the same address written differently for the same', () => {
    const { facts } = assessRisk(
      { ...ordinary, billingAddress: { ...home, line1: '서교동  395-166 ', postalCode: '０４０３９' } },
      '2026-11-01T00:00:00.000Z',
    )
    expect(facts.map((fact) => fact.key)).toContain('addresses_match')
  })

  it('always answers with an assessment of the published shape', () => {
    const signals: fc.Arbitrary<RiskSignals> = fc.record({
      card: fc.option(
        fc.record({
          check: fc.constantFrom('passed', 'failed', 'unavailable'),
          issuerWarning: fc.constantFrom('none', 'elevated', 'highest'),
          reportedStolen: fc.boolean(),
        }),
      ),
      shippingAddress: fc.constantFrom(null, home, elsewhere),
      billingAddress: fc.constantFrom(null, home, elsewhere),
      email: fc.option(fc.string()),
      earlierOrders: fc.nat(),
      total: fc.maxSafeNat().map(minorUnits),
      usualTotal: fc.option(fc.maxSafeNat().map(minorUnits)),
      recentOrders: fc.record({ orders: fc.nat(), hours: fc.constant(1) }),
      pieces: fc.nat(),
    })
    fc.assert(
      fc.property(signals, (given) => {
        const assessment = assessRisk(given, '2026-11-01T00:00:00.000Z')
        expect(riskAssessmentSchema.parse(assessment)).toEqual(assessment)
        if (given.card?.issuerWarning === 'highest' || given.card?.reportedStolen)
          expect(assessment.level).toBe('high')
        if (given.card?.issuerWarning === 'elevated') expect(assessment.level).not.toBe('low')
      }),
    )
  })
})

it.each([
  ['kim@example.com', undefined],
  ['kim@mailinator.com', 'mailinator.com'],
  ['kim@in.box.MAILINATOR.com', 'mailinator.com'],
  ['kim@notmailinator.com', undefined],
  ['no address', undefined],
])('%s belongs to %s', (email, domain) => {
  expect(disposableDomainOf(email)).toBe(domain)
})
