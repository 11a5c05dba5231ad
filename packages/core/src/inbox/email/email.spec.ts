import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { automaticReason, isFlood, mostMailsAnHour } from './automatic-mail.js'
import { isAuthentic } from './mail-authentication.js'
import { answeredIds, messageIdsIn, referencesOf } from './message-ids.js'
import { readReplyToken, replyAddress, replyTokensIn, writeReplyToken } from './reply-address.js'

const token = { conversationId: '0195b3f0-7d2e-7a41-8c55-1b9e4f6a2d03', seal: '00ff12ab34cd56ef' }

describe('the mails that a mail answers', () => {
  it('are those of In-Reply-To, then of References from the last on', () => {
    expect(answeredIds({ inReplyTo: '<c@x>', references: '<a@x>\r\n <b@x> (a comment) <c@x>' })).toEqual([
      'c@x',
      'b@x',
      'a@x',
    ])
    expect(answeredIds({ inReplyTo: 'Re: hello', references: undefined })).toEqual([])
    expect(messageIdsIn(`<${'x'.repeat(501)}@x> <fine@x>`)).toEqual(['fine@x'])
    expect(messageIdsIn('<a@x>'.repeat(10_000))).toEqual(['a@x'])
  })

  it('are named with the first of all, and not too many', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `${index}@x`)
    expect(referencesOf(ids)).toEqual(['0@x', ...ids.slice(-20)])
    expect(referencesOf([])).toEqual([])
  })
})

describe('a token in an address', () => {
  it('survives servers that change the case, for every id and seal', () => {
    const hex = (digits: number) =>
      fc
        .array(fc.integer({ min: 0, max: 15 }), { minLength: digits, maxLength: digits })
        .map((values) => values.map((value) => value.toString(16)).join(''))
    fc.assert(
      fc.property(hex(32), hex(16), (id, seal) => {
        const conversationId = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
        const address = replyAddress('Shop@Example.com', writeReplyToken({ conversationId, seal })) ?? ''
        expect(replyTokensIn([address.toUpperCase()], 'shop@example.com')).toEqual([{ conversationId, seal }])
      }),
      { numRuns: 100 },
    )
  })

  it('is none in the addresses of others, or in other words', () => {
    const address = replyAddress('shop@example.com', writeReplyToken(token)) ?? ''
    expect(replyTokensIn([address], 'shop@elsewhere.example')).toEqual([])
    expect(replyTokensIn(['shop+news@example.com', 'shop@example.com', ''], 'shop@example.com')).toEqual([])
    expect(readReplyToken(`r${'z'.repeat(38)}`)).toBeUndefined()
    expect(replyAddress(`${'long'.repeat(9)}@example.com`, writeReplyToken(token))).toBeUndefined()
  })
})

describe('a mail that a program wrote', () => {
  const reasonOf = (headers: Record<string, string>, from = 'ada@example.com') =>
    automaticReason({ header: (name) => headers[name], from, own: ['shop@example.com'] })

  it.each([
    [{ 'auto-submitted': 'auto-replied; owner=x' }, 'auto_reply'],
    [{ 'auto-submitted': 'no' }, undefined],
    [{ precedence: 'bulk' }, 'list'],
    [{ precedence: 'auto_reply' }, 'auto_reply'],
    [{ 'x-auto-response-suppress': 'All' }, 'auto_reply'],
    [{ 'x-auto-response-suppress': 'None' }, undefined],
    [{ 'return-path': '<>' }, 'bounce'],
    [{ 'content-type': 'multipart/report; report-type=delivery-status' }, 'bounce'],
    [{ 'list-id': '<news.example.com>' }, 'list'],
    [{ 'return-path': '<ada@example.com>', precedence: 'normal' }, undefined],
  ])('is known by %j', (headers, reason) => {
    expect(reasonOf(headers)).toBe(reason)
  })

  it('is known by its sender, or by how many there are', () => {
    expect(reasonOf({}, 'shop@example.com')).toBe('own')
    expect(reasonOf({}, 'mailer-daemon@example.com')).toBe('bounce')
    expect(isFlood(mostMailsAnHour - 1)).toBe(false)
    expect(isFlood(mostMailsAnHour)).toBe(true)
  })
})

describe('a mail that is really from its sender', () => {
  const from = 'ada@mail.example.com'
  const judge = (...headers: string[]) => isAuthentic(headers, 'mx.shop.example', from)

  it.each([
    ['mx.shop.example; dmarc=pass (p=REJECT) header.from=example.com', true],
    ['MX.shop.example 1; dkim=pass header.d=example.com; spf=pass smtp.mailfrom=b@mail.example.com', true],
    ['mx.shop.example; dkim=pass header.d=example.com', false],
    ['mx.shop.example; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=thief.example', false],
    ['mx.shop.example; dmarc=pass header.from=other.example', false],
    [
      'mx.shop.example; dmarc=fail header.from=example.com; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com',
      false,
    ],
    ['mx.thief.example; dmarc=pass header.from=example.com', false],
    ['mx.shop.example; none (dmarc=pass header.from=example.com)', false],
    ['mx.shop.example; dmarc=pass header.from=com', false],
    ['mx.shop.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=example.com"', false],
    ['', false],
  ])('is said by %s: %s', (header, expected) => {
    expect(judge(header)).toBe(expected)
  })

  it('is said by the topmost word of the own server alone', () => {
    const forged = 'mx.shop.example; dmarc=pass header.from=example.com'
    expect(judge('mx.shop.example; dmarc=fail header.from=example.com', forged)).toBe(false)
    expect(judge('mx.other.example; dmarc=fail', forged)).toBe(true)
    expect(isAuthentic([forged], '', from)).toBe(false)
  })
})
