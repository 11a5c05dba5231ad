import { Context } from 'liquidjs/dist/liquid.browser.mjs'
import type { Json } from '../json/json.js'
import type { Lookup } from '../reference/resolve.js'
import { liquid } from './liquid-engine.js'
import { parseTemplate, type TemplateReference, templateFailure } from './parse-template.js'
import { type Printable, type Printing, printable, printingSchema } from './printing.js'

/** The longest text that a template makes, in characters. */
const longestText = 200_000
/** How many parts of a template are carried out, those in loops once a turn: some 100 milliseconds. */
const mostSteps = 50_000
/** How many characters and list items a template's filters handle in all. */
const mostMemory = 1_000_000

/**
 * The text that the Liquid template `source` makes of what `lookup` answers. It is told by counting, not by the clock,
 * when a template does too much, so that the same values always come to the same end.
 * @throws TemplateError when it comes to nothing: it is no Liquid, uses what is not there, or does too much.
 */
export function renderTemplate(source: string, lookup: Lookup): string {
  const { parts, references } = parseTemplate(source)
  try {
    const context = new Context(
      scopeOf(references, lookup),
      liquid.options,
      { sync: true, memoryLimit: mostMemory },
      { liquid },
    )
    let steps = 0
    context.renderLimit.check = () => {
      steps += 1
      if (steps > mostSteps) throw new RangeError('The template takes too many steps.')
    }
    const text = String(liquid.renderSync([...parts], context))
    if (text.length > longestText) throw new RangeError('The text is too long.')
    return text
  } catch (error) {
    throw templateFailure(error)
  }
}

/** What a template can see: the shop, and of everything else only what it names. */
function scopeOf(references: readonly TemplateReference[], lookup: Lookup): Record<string, Printable> {
  const shop = lookup(['shop'])
  const printing = printingSchema.parse(shop ?? {})
  const scope: Record<string, Printable> = shop === undefined ? {} : { shop: printable(shop, printing) }
  for (const root of new Set(references.map(({ path: [first] }) => first))) {
    if (typeof root !== 'string' || root === 'shop') continue
    const value = rootValue(root, references, lookup, printing)
    if (value !== undefined) scope[root] = value
  }
  return scope
}

function rootValue(
  root: string,
  references: readonly TemplateReference[],
  lookup: Lookup,
  printing: Printing,
): Printable | undefined {
  if (root !== 'steps' && root !== 'each') {
    const value = lookup([root])
    return value === undefined ? undefined : printable(value, printing)
  }
  const names = new Set(
    references.flatMap(({ path: [first, name] }) =>
      first === root && typeof name === 'string' ? [name] : [],
    ),
  )
  return members([...names], (name) =>
    root === 'steps'
      ? printed(lookup([root, name]), printing)
      : members(['item', 'index'], (part) => printed(lookup([root, name, part]), printing)),
  )
}

const printed = (value: Json | undefined, printing: Printing) =>
  value === undefined ? undefined : printable(value, printing)

function members(
  names: readonly string[],
  find: (name: string) => Printable | undefined,
): Record<string, Printable> {
  return Object.fromEntries(
    names.flatMap((name): [string, Printable][] => {
      const value = find(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
