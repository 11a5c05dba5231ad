import { describe, expect, it } from 'vitest'
import { textOfHtml } from './html-text.js'
import { foldQuoted } from './quoted-text.js'

const gmail = 'On Mon, Nov 23, 2026 at 9:00 AM Seochon Goods <shop@example.com>\nwrote:'

describe('what a mail quotes', () => {
  it.each([
    [`Thanks!\n\n${gmail}\n\n> Hello Ada,\n> it is on its way.`, 'Thanks!'],
    [
      '네, 좋아요.\n\n2026년 11월 23일 (월) 오전 9:00, 서촌 <shop@example.com>님이 작성:\n\n> 안녕하세요',
      '네, 좋아요.',
    ],
    [
      'お願いします。\n\n2026年11月23日(月) 9:00 西村商店 <shop@example.com>のメール:\n> こんにちは',
      'お願いします。',
    ],
    ['See below.\n\n-----Original Message-----\nFrom: Shop\nSent: Monday\nHello', 'See below.'],
    ['확인 부탁드려요\n보낸 사람: 서촌\n받는 사람: 아다\n제목: 주문', '확인 부탁드려요'],
    ['FYI\n\n---------- Forwarded message ---------\nFrom: Bob\nDate: today\n\nHi', 'FYI'],
    ['Yes.\n> Is it blue?', 'Yes.'],
  ])('is folded away: %j', (whole, text) => {
    const folded = foldQuoted(whole)
    expect(folded.text).toBe(text)
    expect(folded.quoted.length).toBeGreaterThan(0)
    expect(`${folded.text}${folded.quoted}`.replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''))
  })

  it('stays where the sender answers in between, and where there is nothing else', () => {
    const between = `${gmail}\n> Is it blue?\nYes.\n> And big?\nNo.`
    expect(foldQuoted(between)).toEqual({ text: between, quoted: '' })
    const forward = '-----Original Message-----\nFrom: Bob\nHello'
    expect(foldQuoted(forward)).toEqual({ text: forward, quoted: '' })
    expect(foldQuoted('From: Berlin\nwith love')).toEqual({ text: 'From: Berlin\nwith love', quoted: '' })
    expect(foldQuoted('👍\n> Fine?')).toEqual({ text: '👍', quoted: '> Fine?' })
    expect(foldQuoted('')).toEqual({ text: '', quoted: '' })
  })

  it('is found in no time in a huge mail', () => {
    const huge = `${'> a\n'.repeat(60_000)}${`${gmail}\n`.repeat(5_000)}end`
    const began = performance.now()
    expect(foldQuoted(huge).text.length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

describe('the text of HTML', () => {
  it('holds what one sees, and no script', () => {
    const html = `<html><head><title>x</title><style>p { color: red }</style></head><body>
      <p>Hello&nbsp;<b>Ada</b> &amp; co &#128075; &lt;script&gt;</p><!-- <p>hidden</p> -->
      <script>alert("<p>no</p>")</SCRIPT ><div>One<br>Two</div><ul><li>Tea<li>Rice</ul>
      <blockquote>Earlier<blockquote>Still earlier</blockquote></blockquote></body>`
    expect(textOfHtml(html)).toBe(
      'Hello Ada & co 👋 <script>\n\nOne\nTwo\n- Tea\n- Rice\n\n> Earlier\n\n> > Still earlier',
    )
  })

  it('is read to the end, however broken', () => {
    expect(textOfHtml('a < b and <b>c')).toBe('a < b and c')
    expect(textOfHtml('<p>fine<script>never closed')).toBe('fine')
    expect(textOfHtml('&#0;&#xD800;&#99999999;&nosuch;')).toBe('\uFFFD\uFFFD\uFFFD&nosuch;')
    const began = performance.now()
    textOfHtml('<a '.repeat(300_000))
    textOfHtml(`${'< '.repeat(300_000)}>`)
    textOfHtml('<script>'.repeat(100_000))
    textOfHtml('<!--'.repeat(300_000))
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
