import type { ReferencePath } from '../reference/reference.js'
import { type ParsedTemplate, parseTemplate } from '../template/parse-template.js'
import { TemplateError } from '../template/template-error.js'
import { checkReference, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

/** What stands against a template at `place`: no Liquid, filters that there are not, values that it cannot use. */
export function checkTemplate(source: string, place: Place): Finding[] {
  const template = parsed(source)
  if (template instanceof TemplateError) return [unreadable(template, place)]
  const found = template.references.flatMap(({ path, line, column }) =>
    checkReference(plainPath(path, place), place).map((one) => ({
      ...one,
      values: { ...one.values, line, column },
    })),
  )
  return [...new Map(found.map((one) => [`${one.code} ${one.message}`, one])).values()]
}

/** The values that a template uses; none when it is no Liquid. */
export function templateReferences(source: string): ParsedTemplate['references'] {
  const template = parsed(source)
  return template instanceof TemplateError ? [] : template.references
}

function parsed(source: string): ParsedTemplate | TemplateError {
  try {
    return parseTemplate(source)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
}

function unreadable({ reason, line, column }: TemplateError, { nodeId, path }: Place): Finding {
  const [, filter] = /^undefined filter: (\S+)$/.exec(reason) ?? []
  return filter === undefined
    ? finding('template_syntax', nodeId, path, { line, column, reason })
    : finding('template_filter', nodeId, path, { line, column, filter })
}

/** A path as references have it: Liquid calls an item `first` or `last`, and asks anything for its `size`. */
function plainPath(path: ReferencePath, { typeOf }: Place): ReferencePath {
  const plain: ReferencePath = []
  for (const segment of path) {
    const type = plain.length === 0 ? undefined : typeOf(plain)
    const kind = type === undefined || 'missing' in type ? undefined : type.kind
    if (segment === 'size' && (kind === 'list' || kind === 'text')) return plain
    plain.push(kind === 'list' && (segment === 'first' || segment === 'last') ? 0 : segment)
  }
  return plain
}
