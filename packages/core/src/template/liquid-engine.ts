/// <reference path="./liquid-browser.d.ts" />
import { CaptureTag, type Context, Liquid } from 'liquidjs/dist/liquid.browser.mjs'
import { dateFilter, moneyFilter } from './local-filters.js'

/** The longest template that is parsed, in characters. */
const longestTemplate = 100_000

/** Tags that read other files, print values past our rules, or count across templates. */
const removedTags = ['include', 'render', 'layout', 'block', 'increment', 'decrement']

/** What a template may do with a value: nothing that asks the clock or chance, and nothing that evaluates a text. */
const keptFilters = [
  ...[
    'abs',
    'at_least',
    'at_most',
    'ceil',
    'divided_by',
    'floor',
    'minus',
    'modulo',
    'plus',
    'round',
    'times',
  ],
  ...[
    'append',
    'capitalize',
    'downcase',
    'lstrip',
    'prepend',
    'remove',
    'remove_first',
    'remove_last',
    'replace',
  ],
  ...['replace_first', 'replace_last', 'rstrip', 'slice', 'split', 'strip', 'strip_newlines', 'truncate'],
  ...[
    'truncatewords',
    'upcase',
    'escape',
    'escape_once',
    'newline_to_br',
    'strip_html',
    'url_decode',
    'url_encode',
  ],
  ...['base64_decode', 'base64_encode', 'json', 'default'],
  ...[
    'compact',
    'concat',
    'first',
    'join',
    'last',
    'map',
    'reverse',
    'size',
    'sort',
    'sort_natural',
    'sum',
    'uniq',
  ],
  'where',
]

/** Text that is captured counts as memory, or a template could double one in each turn of a loop. */
class CountedCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context)
    const captured: unknown = context.bottom()[this.variable]
    context.memoryLimit.use(typeof captured === 'string' ? captured.length : 0)
  }
}

function createLiquid(): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    lenientIf: true,
    strictFilters: true,
    parseLimit: longestTemplate,
    // With templates of its own, and none in it, the engine never looks for a file.
    templates: {},
  })
  for (const tag of removedTags) delete engine.tags[tag]
  engine.registerTag('capture', CountedCapture)
  for (const name of Object.keys(engine.filters)) {
    if (!keptFilters.includes(name)) delete engine.filters[name]
  }
  engine.registerFilter('money', moneyFilter)
  engine.registerFilter('date', dateFilter)
  return engine
}

/** Liquid as our templates have it. The browser's build, because it alone is free of Node. */
export const liquid: Liquid = /* @__PURE__ */ createLiquid()
