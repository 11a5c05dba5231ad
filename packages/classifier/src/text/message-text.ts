import { withoutQuotes } from './quoted-mail.js'

/** Nobody reads further than this, in UTF-16 units; what lies behind is not even looked at. */
const longestRead = 20_000

/** In characters: about what the model can see at once. Longer mails say what they want first or last. */
const longestShown = 420
const shownFirst = 260

/** What control characters, invisible marks and halves of pairs say is nothing. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffd]/gu

/**
 * The part of a message that the model reads: no quoted mail, no signature, no unseen characters, and of a long one
 * its beginning and its end. Empty where there is no letter and no figure.
 */
export function messageText(text: string): string {
  const plain = text.slice(0, longestRead).toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unseen, ' ')
  const written = withoutQuotes(plain).replaceAll(/\s+/gu, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(written)) return ''
  const characters = [...written]
  if (characters.length <= longestShown) return written
  const first = characters.slice(0, shownFirst).join('')
  const last = characters.slice(-(longestShown - shownFirst)).join('')
  return `${first.replace(/\S{1,30}$/u, '')} … ${last.replace(/^\S{1,30}\s/u, '')}`
}
