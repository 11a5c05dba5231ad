import type { ReferencePath } from '@counterflow/core'
import { liquidParts, printedReference } from '../editor/liquid/liquid-source'

/** A template for people: the values that it prints stand in it by their names. */
export function templateText(source: string, name: (path: ReferencePath) => string): string {
  let text = ''
  let end = 0
  for (const part of liquidParts(source)) {
    const printed = printedReference(source, part)
    if (printed === undefined) continue
    text += `${source.slice(end, part.from)}‹${name(printed.path)}›`
    end = part.to
  }
  return text + source.slice(end)
}
