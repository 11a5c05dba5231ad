/// <reference path="./liquid-browser.d.ts" />
import { Liquid } from 'liquidjs/dist/liquid.browser.mjs'
import type { Json } from '../json/json.js'
import type { Lookup } from './resolve.js'
import { TemplateError } from './template-error.js'

// The browser's build, because it alone is free of Node: it cannot read a file even if it wanted to.
const liquid = new Liquid({
  ownPropertyOnly: true,
  strictVariables: true,
  lenientIf: true,
  strictFilters: true,
  parseLimit: 1e5,
  renderLimit: 200,
  memoryLimit: 1e6,
  // With templates of its own, and none in it, the engine never asks the file system for one.
  templates: {},
})

for (const reader of ['include', 'render', 'layout', 'block']) delete liquid.tags[reader]

/**
 * The text that the Liquid template `source` makes of what `lookup` answers.
 * @throws TemplateError when it comes to nothing.
 */
export function renderTemplate(source: string, lookup: Lookup): string {
  try {
    const templates = liquid.parse(source)
    const paths = liquid.globalVariableSegmentsSync(templates)
    return String(liquid.renderSync(templates, scopeOf(paths, lookup)))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new TemplateError('template_failed', message, 1, 1)
  }
}

/** What a template can see: of steps and lists, only those that it names. */
function scopeOf(paths: readonly (readonly unknown[])[], lookup: Lookup): Record<string, Json> {
  const scope: Record<string, Json> = {}
  for (const root of new Set(paths.map(([first]) => first))) {
    if (typeof root !== 'string') continue
    const names = paths.flatMap(([first, name]) => (first === root && typeof name === 'string' ? [name] : []))
    const value =
      root === 'steps'
        ? members(names, (name) => lookup([root, name]))
        : root === 'each'
          ? members(names, (name) => members(['item', 'index'], (part) => lookup([root, name, part])))
          : lookup([root])
    if (value !== undefined) scope[root] = value
  }
  return scope
}

function members(names: readonly string[], find: (name: string) => Json | undefined): Record<string, Json> {
  return Object.fromEntries(
    [...new Set(names)].flatMap((name): [string, Json][] => {
      const value = find(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
