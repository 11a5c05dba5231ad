import { describe, expect, it } from 'vitest'
import { parseMail } from './parsed-mail.js'

const from = 'From: Bob <bob@example.com>\r\n'
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')
const korean = Buffer.from([0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4])
const utf8 = Buffer.from('안녕하세요')
const read = (...parts: (string | Buffer)[]) =>
  parseMail(Buffer.concat(parts.map((part) => Buffer.from(part))))
const plain = 'Content-Type: text/plain; charset=utf-8\r\n\r\n'

describe('a mail of a program of long ago', () => {
  it('has a subject in bytes of another character set', async () => {
    const mail = await read('From: ', korean, ' <bob@example.com>\r\nSubject: ', korean, `\r\n${plain}hi`)
    expect(mail).toMatchObject({ subject: '안녕하세요', fromName: '안녕하세요', text: 'hi' })
  })

  it('has a subject that is cut in the middle of a character', async () => {
    const word = (bytes: Buffer) => `=?UTF-8?B?${base64(bytes)}?=`
    const cut = `${word(utf8.subarray(0, 7))}\r\n ${word(utf8.subarray(7, 11))} ${word(utf8.subarray(11))}`
    expect((await read(`${from}Subject: ${cut}\r\n${plain}hi`)).subject).toBe('안녕하세요')
  })

  it('has files with names in bytes of another character set, and in pieces', async () => {
    const { attachments, text } = await read(
      `${from}Content-Type: multipart/mixed; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain\r\n\r\nhi\r\n`,
      '--r\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename="',
      korean,
      '.pdf"\r\n\r\nx\r\n--r\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ',
      'filename*0*=UTF-8\'\'%EA%B3%84; filename*1*=%EC%82%B0; filename*2=".pdf"\r\n\r\nx\r\n--r--',
    )
    expect(text).toBe('hi')
    expect(attachments.map(({ name }) => name)).toEqual(['안녕하세요.pdf', '계산.pdf'])
  })

  it.each([
    ['half characters of Japan', 'iso-2022-jp', '\u001b(I6@6E\u001b(B \u001b$B-!-"\u001b(B', 'ｶﾀｶﾅ ①②'],
    ['Chinese', 'gb2312', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]).toString('latin1'), '你好'],
  ])('is in %s', async (_what, charset, body, text) => {
    const mail = await read(
      `${from}Content-Type: text/plain; charset=${charset}\r\n\r\n`,
      Buffer.from(body, 'latin1'),
    )
    expect(mail.text).toBe(text)
  })

  it.each([
    ['quoted-printable that is none', 'quoted-printable', 'Caf=C3=A9 =ZZ 100=\r\n% =', 'Café =ZZ 100%'],
    ['sixteen bits', 'base64', base64(Buffer.from('\ufeffHello 안녕', 'utf16le')), 'Hello 안녕'],
  ])('comes as %s', async (_what, encoding, body, text) => {
    const charset = encoding === 'base64' ? 'utf-16' : 'utf-8'
    const head = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
    expect((await read(`${from}${head}${body}`)).text).toBe(text)
  })

  it.each([
    [
      'announces parts without saying how they are divided',
      'multipart/alternative',
      'Hello\r\n-- \r\nBob',
      'Hello',
    ],
    [
      'divides its parts otherwise than it says',
      'multipart/mixed;\r\n boundary="aaa"',
      'For old programs\r\n--bbb\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n--bbb--\r\n',
      'Hello',
    ],
    ['has one part that is HTML', 'multipart/related; boundary=""', '<html><b>Hello</b></html>', 'Hello'],
  ])('%s', async (_what, type, body, text) => {
    const mail = await read(`${from}Content-Type: ${type}\r\nSubject: A subject\r\n\r\n${body}`)
    expect(mail).toMatchObject({ text: expect.stringMatching(new RegExp(`^${text}`)), subject: 'A subject' })
  })

  it('ends in the middle of a part', async () => {
    const head = 'Content-Type: multipart/mixed; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain\r\n\r\n'
    expect((await read(`${from}${head}half a mail`)).text).toBe('half a mail')
  })
})

describe('what is quoted', () => {
  it.each([
    [
      'Outlook',
      'Fine.\n\n________________________________\nFrom: Shop <a@b.c>\nSent: Monday\n\nIt left.',
      'Fine.',
    ],
    [
      'Outlook in Korean',
      '네.\n\n-----Original Message-----\n보낸 사람: 상점\n제목: 주문\n\n보냈어요.',
      '네.',
    ],
    [
      'Gmail in Korean',
      '네.\n\n2026년 11월 16일 (월) 오전 9:00, 상점 <a@b.c>님이 작성:\n\n> 보냈어요.',
      '네.',
    ],
    [
      'Gmail in Japanese',
      'はい。\n\n2026年11月16日(月) 9:00 ショップ <a@b.c>:\n\n> 発送しました。',
      'はい。',
    ],
    [
      'a forward',
      'See below.\n\n---------- Forwarded message ---------\nFrom: A <a@b.c>\n\nText',
      'See below.',
    ],
  ])('by %s is folded', async (_program, body, text) => {
    const mail = await read(`${from}${plain}${body.replaceAll('\n', '\r\n')}`)
    expect(mail.text).toBe(text)
    expect(mail.quoted).not.toBe('')
  })
})

it('keeps a picture that stands in the text as a file', async () => {
  const name = `=?UTF-8?B?${base64('사진.png')}?=`
  const { text, attachments } = await read(
    `${from}Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n`,
    '<p>See <img src="cid:pic1"> this</p>\r\n--r\r\nContent-ID: <pic1>\r\n',
    `Content-Type: image/png; name="${name}"\r\nContent-Disposition: inline\r\n`,
    'Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--',
  )
  expect(text).toBe('See this')
  expect(attachments.map(({ name: file, mediaType }) => [file, mediaType])).toEqual([
    ['사진.png', 'image/png'],
  ])
})
