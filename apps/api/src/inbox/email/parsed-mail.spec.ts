import { longestMessage } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { parseMail } from './parsed-mail.js'
import { readableText } from './readable-text.js'

const head = 'From: Ada <Ada@Example.com>\r\nTo: shop@example.com\r\nMessage-ID: <m1@example.com>\r\n'
const plain = (headers: string, body: Buffer | string) =>
  parseMail(Buffer.concat([Buffer.from(`${head}${headers}\r\n`), Buffer.from(body)]))

/** Bytes as programs of long ago write them. */
const korean = Buffer.from([0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4])
const japanese = Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd])

describe('a mail', () => {
  it('is read with its words, its place and its people', async () => {
    const mail = await plain(
      [
        'Cc: Support <shop+r1@example.com>',
        'Subject: =?UTF-8?B?7KO866y4?= =?utf-8?q?_=E2=9C=93?=',
        'In-Reply-To: <b@x>',
        'References: <a@x> <b@x>',
        'Date: Sun, 22 Nov 2026 10:00:00 +0900',
        'Delivered-To: shop@example.com',
        'Content-Type: text/plain; charset=utf-8\r\n',
      ].join('\r\n'),
      'Hello 👋\r\n\r\nOn Sat, Shop <shop@example.com> wrote:\r\n> Hi\r\n',
    )
    expect(mail).toMatchObject({
      messageId: 'm1@example.com',
      answered: ['b@x', 'a@x'],
      from: 'ada@example.com',
      fromName: 'Ada',
      recipients: ['shop@example.com', 'shop+r1@example.com', 'shop@example.com'],
      subject: '주문 ✓',
      text: 'Hello 👋',
      quoted: 'On Sat, Shop <shop@example.com> wrote:\n> Hi',
      at: new Date('2026-11-22T01:00:00Z'),
    })
  })

  it.each([
    ['ks_c_5601-1987', korean, '안녕하세요'],
    ['utf-8', korean, '안녕하세요'],
    ['us-ascii', korean, '안녕하세요'],
    ['x-nobody-knows', korean, '안녕하세요'],
    ['iso-8859-1', Buffer.from('안녕하세요'), '안녕하세요'],
    ['shift_jis', japanese, 'こんにちは'],
    ['utf-8', japanese, 'こんにちは'],
    ['iso-8859-1', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'café'],
    ['iso-8859-1', Buffer.from('Größe Ärger', 'latin1'), 'Größe Ärger'],
  ])('is readable, whatever its character set says: %s', async (charset, body, text) => {
    const mail = await plain(`Content-Type: text/plain; charset=${charset}\r\n`, body)
    expect(mail.text).toBe(text)
  })

  it('without a character set is readable too', async () => {
    expect((await plain('', korean)).text).toBe('안녕하세요')
    const jis = Buffer.from('\u001b$B$3$s$K$A$O\u001b(B', 'latin1')
    expect((await plain('', jis)).text).toBe('こんにちは')
    expect(readableText('plain')).toBe('plain')
  })

  it('of HTML alone is text, without its scripts', async () => {
    const html = '<p>Hi <b>there</b></p><script>alert(1)</script><img src=x onerror=alert(2)>'
    const mail = await plain('Content-Type: text/html; charset=utf-8\r\n', html)
    expect(mail.text).toBe('Hi there')
  })

  it('keeps files apart, under names that are no paths', async () => {
    const parts = [
      'Content-Type: multipart/mixed; boundary=x\r\n',
      '--x\r\nContent-Type: text/plain\r\n\r\nSee the file.',
      '--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="../../etc/pass\\"wd.html"\r\n\r\n<script>',
      '--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nPNG',
      '--x--',
    ]
    const { text, attachments } = await plain(parts.join('\r\n'), '')
    expect(text).toBe('See the file.')
    expect(attachments.map(({ name }) => name)).toEqual(['.._.._etc_pass_wd.html', 'file-2'])
    expect(attachments[0]?.mediaType).toBe('text/html')
  })

  it('that was forwarded again and again is read to a depth', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\r\n\r\nThe oldest.'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: text/plain\r\n\r\nLevel ${depth}\r\n--b${depth}\r\nContent-Type: message/rfc822\r\n\r\nSubject: Fwd ${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`
    const { text, attachments } = await parseMail(Buffer.from(`${head}${nested(12)}`))
    expect(text).toContain('Level 12')
    expect(text).toContain('Level 9')
    expect(attachments.length).toBeGreaterThan(0)
    const boxes = Array.from(
      { length: 200 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    )
    await expect(parseMail(Buffer.from(`${head}${boxes.join('')}`))).rejects.toThrow()
  })

  it('may be empty, without an id, or of no sense at all', async () => {
    const empty = await plain('', '')
    expect(empty).toMatchObject({ text: '', subject: '', attachments: [], quoted: '' })
    const strange = Buffer.from('hello\0world \ud800'.repeat(3))
    const first = await parseMail(strange)
    expect(first.from).toBe('')
    expect(first.messageId).toMatch(/^[0-9a-f]{64}@/)
    expect((await parseMail(strange)).messageId).toBe(first.messageId)
    const zeros = await plain('Content-Type: text/plain; charset=utf-8\r\nSubject: a\0b\r\n', 'one\0two')
    expect(`${zeros.subject}${zeros.text}`).not.toContain('\0')
  })

  it('that is huge is cut, with all of it in a file', async () => {
    const whole = 'word '.repeat(50_000).trim()
    const { text, attachments } = await plain('', whole)
    expect(text).toHaveLength(longestMessage)
    expect(text.endsWith('…')).toBe(true)
    expect(attachments.map(({ name }) => name)).toEqual(['message.txt'])
    expect(
      Buffer.from(attachments[0]?.content ?? '')
        .toString()
        .trim(),
    ).toBe(whole)
  })
})
