import { LiquidError, type Template, type Variable } from 'liquidjs/dist/liquid.browser.mjs'
import type { ReferencePath } from '../reference/reference.js'
import { liquid } from './liquid-engine.js'
import { TemplateError } from './template-error.js'
import { templateReason } from './template-reason.js'

/** A value of the run that a template uses. Lines and columns count from 1. */
export interface TemplateReference {
  /** Up to where it is fixed: of `trigger.tags[each.t.index]`, `trigger.tags`. */
  readonly path: ReferencePath
  readonly line: number
  readonly column: number
}

/** A template that is known to be Liquid. */
export interface ParsedTemplate {
  readonly parts: readonly Template[]
  readonly references: readonly TemplateReference[]
}

/** As many templates as a shop has in use at a time. */
const mostKept = 2_000
const parsed = new Map<string, ParsedTemplate>()

/**
 * Reads the Liquid template `source`, each one once.
 * @throws TemplateError of code `template_failed` when it is no Liquid, or uses a tag or a filter that there is not.
 */
export function parseTemplate(source: string): ParsedTemplate {
  const known = parsed.get(source)
  if (known !== undefined) return known
  if (parsed.size >= mostKept) parsed.clear()
  const fresh = parse(source)
  parsed.set(source, fresh)
  return fresh
}

function parse(source: string): ParsedTemplate {
  try {
    const parts = liquid.parse(source)
    const { globals } = liquid.analyzeSync(parts, { partials: false })
    return { parts, references: Object.values(globals).flat().map(referenceOf) }
  } catch (error) {
    throw templateFailure(error)
  }
}

function referenceOf({ segments, location }: Variable): TemplateReference {
  const path: (string | number)[] = []
  for (const segment of segments) {
    if (typeof segment === 'object') break
    path.push(segment)
  }
  return { path, line: location.row, column: location.col }
}

/** What `error`, thrown while a template was read or carried out, means to its author. */
export function templateFailure(error: unknown): TemplateError {
  const { line, column } = placeOf(error)
  const cause = error instanceof LiquidError ? (error.originalError ?? error) : error
  const said = cause instanceof Error ? cause.message : String(cause)
  // Text that outgrows what a string can hold, and nesting that outgrows the stack, are limits too.
  const isLimit = cause instanceof RangeError || said.endsWith('limit exceeded')
  const reason = isLimit ? 'it takes too long or grows too large' : withoutPlace(said)
  return new TemplateError(
    isLimit ? 'template_limit' : 'template_failed',
    `The template cannot be filled in, line ${line}, column ${column}: ${reason}.`,
    line,
    column,
    reason,
    isLimit ? { kind: 'limit' } : templateReason(reason),
  )
}

function placeOf(error: unknown): { line: number; column: number } {
  const position: unknown = error instanceof LiquidError ? error.token?.getPosition() : undefined
  const [line, column] = Array.isArray(position) ? position : []
  return {
    line: typeof line === 'number' ? line : 1,
    column: typeof column === 'number' ? column : 1,
  }
}

const withoutPlace = (message: string) => message.replace(/, line:\d+, col:\d+$/, '')
