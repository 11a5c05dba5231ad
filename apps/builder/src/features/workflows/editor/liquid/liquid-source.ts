import type { ReferencePath } from '@counterflow/core'

/** A part of a template between braces: `{{ … }}` prints, `{% … %}` decides. */
export interface LiquidPart {
  kind: 'output' | 'tag'
  from: number
  to: number
  /** Where what stands between the braces begins and ends. */
  inner: { from: number; to: number }
  isClosed: boolean
}

export type TokenKind = 'brace' | 'keyword' | 'text' | 'number' | 'operator' | 'filter' | 'path'

export interface LiquidToken {
  kind: TokenKind
  from: number
  to: number
}

/** What an output prints when it is a plain reference: `{{ trigger.order.total | money }}`. */
export interface PrintedReference {
  path: ReferencePath
  filters: string[]
}

const opening = /\{\{-?|\{%-?/g

/** The parts of a template between braces. One that is not closed ends where the next begins, or its line. */
export function liquidParts(source: string): LiquidPart[] {
  const parts: LiquidPart[] = []
  opening.lastIndex = 0
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const kind = found[0].startsWith('{{') ? 'output' : 'tag'
    const innerFrom = found.index + found[0].length
    const closing = kind === 'output' ? /-?\}\}/g : /-?%\}/g
    closing.lastIndex = innerFrom
    const closed = closing.exec(source)
    const next = source.slice(innerFrom).search(/\{\{|\{%|\n/)
    const limit = next < 0 ? source.length : innerFrom + next
    const isClosed = closed !== null && (closed.index <= limit || source.charAt(limit) === '\n')
    const innerTo = isClosed && closed !== null ? closed.index : limit
    const to = isClosed && closed !== null ? closed.index + closed[0].length : limit
    parts.push({ kind, from: found.index, to, inner: { from: innerFrom, to: innerTo }, isClosed })
    opening.lastIndex = to
  }
  return parts
}

const keywords = new Set([
  'and',
  'or',
  'not',
  'contains',
  'in',
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
])
const pattern =
  /"[^"]*"|'[^']*'|\|\s*[a-z_]+|\d+(?:\.\d+)?\b|[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+|\[[^\]]*\])*|[=!<>]=?|:/gu

/** The words of a part, for highlighting. */
export function liquidTokens(source: string, part: LiquidPart): LiquidToken[] {
  const tokens: LiquidToken[] = [{ kind: 'brace', from: part.from, to: part.inner.from }]
  const inner = source.slice(part.inner.from, part.inner.to)
  let isFirst = true
  for (const found of inner.matchAll(pattern)) {
    const [text] = found
    const from = part.inner.from + found.index
    tokens.push({ kind: kindOf(text, isFirst && part.kind === 'tag'), from, to: from + text.length })
    isFirst = false
  }
  if (part.isClosed) tokens.push({ kind: 'brace', from: part.inner.to, to: part.to })
  return tokens
}

function kindOf(text: string, isTagName: boolean): TokenKind {
  if (isTagName || keywords.has(text)) return 'keyword'
  if (/^["']/.test(text)) return 'text'
  if (text.startsWith('|')) return 'filter'
  if (/^\d/.test(text)) return 'number'
  return /^[=!<>:]/.test(text) ? 'operator' : 'path'
}

const segment = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(\d+)\]|\["([^"]+)"\]/uy
const reference =
  /^\s*([\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*|\[\d+\]|\["[^"]+"\])*)((?:\s*\|\s*[a-z_]+(?:\s*:[^|]*)?)*)\s*$/u

/** The reference that an output prints; undefined when it does more than that. */
export function printedReference(source: string, part: LiquidPart): PrintedReference | undefined {
  if (part.kind !== 'output' || !part.isClosed) return undefined
  const [, expression, filters = ''] = reference.exec(source.slice(part.inner.from, part.inner.to)) ?? []
  if (expression === undefined || keywords.has(expression)) return undefined
  const names = [...filters.matchAll(/\|\s*([a-z_]+)/g)].map(([, name]) => name ?? '')
  return { path: pathOf(expression), filters: names }
}

function pathOf(expression: string): ReferencePath {
  const [root = ''] = /^[\p{L}_][\p{L}\p{N}_-]*/u.exec(expression) ?? []
  const path: ReferencePath = [root]
  segment.lastIndex = root.length
  for (let found = segment.exec(expression); found !== null; found = segment.exec(expression)) {
    const [, name, index, quoted] = found
    path.push(index === undefined ? (name ?? quoted ?? '') : Number(index))
  }
  return path
}

/** A path as templates write it: `trigger.order.lines[0].title`. */
export function liquidPath(path: ReferencePath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`
      if (index === 0) return part
      return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part) ? `.${part}` : `["${part}"]`
    })
    .join('')
}
