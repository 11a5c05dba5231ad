import { liquid } from './liquid-engine.js'

/** The filters that templates know, in alphabetical order: `money`, `date`, `upcase` … */
export function templateFilters(): readonly string[] {
  return Object.keys(liquid.filters).sort()
}

/** The tags that templates know, in alphabetical order: `assign`, `for`, `if` … */
export function templateTags(): readonly string[] {
  return Object.keys(liquid.tags)
    .filter((name) => /^[a-z]+$/.test(name))
    .sort()
}
