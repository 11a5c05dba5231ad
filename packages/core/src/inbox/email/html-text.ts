const unseen = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
])
const blocks = new Set(
  'address article aside blockquote div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  zwnj: '',
  zwj: '\u200D',
  shy: '',
}

function decoded(text: string): string {
  return text.replaceAll(/&(#\d{1,12}|#x[\da-f]{1,10}|[a-z]{2,8});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return names[name.toLowerCase()] ?? whole
    const isHex = /^#x/i.test(name)
    const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    return isCharacter ? String.fromCodePoint(point) : '\uFFFD'
  })
}

interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly text: string
}

/** The text of a page as it is put together: lines, and how deep in quotations they stand. */
class Written {
  private readonly lines: string[] = []
  private line = ''
  depth = 0

  add(text: string): void {
    this.line += text.replaceAll(/[\s\u00A0]+/g, ' ')
  }

  /** Ends the line, if there is one. */
  end(): void {
    const line = this.line.replaceAll(/ +/g, ' ').trim()
    this.line = ''
    if (line !== '') this.lines.push(`${'> '.repeat(Math.min(this.depth, 5))}${line}`)
  }

  /** Ends the line and leaves one empty. */
  part(): void {
    this.end()
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('')
  }

  text(): string {
    this.end()
    return this.lines.join('\n').trim()
  }
}

/**
 * What a page of HTML says, as plain text: scripts, styles and all that is not seen are gone, quotations are marked by
 * `> `. The answer is text, whatever stood in the page; show it as text.
 */
export function textOfHtml(html: string): string {
  const written = new Written()
  let place = 0
  while (place < html.length) {
    const open = html.indexOf('<', place)
    written.add(decoded(html.slice(place, open === -1 ? html.length : open)))
    if (open === -1) break
    if (html.startsWith('<!--', open)) {
      place = after(html, '-->', open + 4)
      continue
    }
    const tag = readTag(html, open)
    if (tag === undefined) {
      written.add('<')
      place = open + 1
      continue
    }
    place = open + tag.text.length
    if (unseen.has(tag.name) && !tag.closes) place = afterUnseen(html, tag.name, place)
    else mark(written, tag)
  }
  return written.text()
}

function mark(written: Written, { name, closes }: Tag): void {
  if (name === 'td' || name === 'th') written.add(' ')
  if (name === 'br') written.end()
  if (!blocks.has(name)) return
  if (name === 'p' || name === 'blockquote' || /^h\d$/.test(name)) written.part()
  else written.end()
  if (name === 'blockquote') written.depth = Math.max(0, written.depth + (closes ? -1 : 1))
  if (name === 'li' && !closes) written.add('- ')
}

function readTag(html: string, open: number): Tag | undefined {
  // Before the end is looked for, so that a row of such signs is not searched to the end for each of them.
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) return undefined
  const close = html.indexOf('>', open)
  // What is never closed is text; and so that it is not looked for again and again, to the end.
  if (close === -1) return { name: '', closes: false, text: html.slice(open) }
  const text = html.slice(open, close + 1)
  const [, slash, name] = /^<(\/?)([a-z!?][^\s/>]{0,40})/i.exec(text) ?? []
  return name === undefined ? undefined : { name: name.toLowerCase(), closes: slash === '/', text }
}

function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from)
  return found === -1 ? html.length : found + end.length
}

function afterUnseen(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}\\b`, 'gi')
  ending.lastIndex = from
  const found = ending.exec(html)
  return found === null ? html.length : after(html, '>', found.index)
}
