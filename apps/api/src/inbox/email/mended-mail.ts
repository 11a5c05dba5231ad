import { dividedMail } from './divided-mail.js'
import { readableText } from './readable-text.js'

/** Heads that people read. Of parts only those that name a file. */
const readHeads = /^(subject|from|to|cc|sender|reply-to|content-type|content-disposition)\s*:/i
const namesFile = /^content-(?:type|disposition)\s*:[^\n]*(?:\r?\n[ \t][^\n]*)*/gim
const base64Words = /=\?([\w-]+)\?b\?([^?]*)\?=(?:\s+=\?\1\?b\?[^?]*\?=)+/gi

/**
 * The bytes of a mail with the heads mended that programs of long ago write: in bytes of another character set than
 * UTF-8, with encoded words that are cut in the middle of a character, and with parts that are divided otherwise than they
 * say. Bytes of its texts stay as they are.
 */
export function mendedMail(raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  const end = text.search(/\r?\n\r?\n/)
  const head = end === -1 ? text : text.slice(0, end)
  const body = text.slice(head.length)
  const mended =
    joinedWords(dividedMail(head, body))
      .split(/(?<=\n)(?![ \t])/)
      .map((line) => (readHeads.test(line) ? inUtf8(line) : line))
      .join('') + body.replaceAll(namesFile, inUtf8)
  return mended === text ? raw : Buffer.from(mended, 'latin1')
}

/** A character whose bytes are in two words is whole again in one. */
const joinedWords = (head: string): string =>
  head.replaceAll(base64Words, (words, charset: string) => {
    const bytes = [...words.matchAll(/\?b\?([^?]*)\?=/gi)].map(([, code = '']) => Buffer.from(code, 'base64'))
    return `=?${charset}?B?${Buffer.concat(bytes).toString('base64')}?=`
  })

/** A line of bytes, as UTF-8 where it was not. */
function inUtf8(line: string): string {
  const bytes = Buffer.from(line, 'latin1')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return line
  } catch {
    const readable = readableText(new TextDecoder('windows-1252').decode(bytes))
    return Buffer.from(readable).toString('latin1')
  }
}
