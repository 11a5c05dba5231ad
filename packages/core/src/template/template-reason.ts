/** What is wrong with a template, for a reader's own language. `name` is as the template writes it. */
export type TemplateReason =
  | {
      readonly kind: 'unknown_value' | 'unknown_filter' | 'unknown_tag' | 'not_closed'
      readonly name: string
    }
  | { readonly kind: 'needs_time' | 'needs_amount'; readonly name: string }
  | { readonly kind: 'no_text' | 'limit' | 'unreadable' }

/** What liquidjs and our own filters say, which have no codes. */
const sayings: readonly (readonly [RegExp, Extract<TemplateReason, { name: string }>['kind']])[] = [
  [/^undefined variable: (.+)$/, 'unknown_value'],
  [/^undefined filter: (.+)$/, 'unknown_filter'],
  [/^tag "(.+)" not found$/, 'unknown_tag'],
  [/^(?:tag|output|raw) "?(.+?)"? not closed$/, 'not_closed'],
  [/^"(.+)" needs a date and time/, 'needs_time'],
  [/^"(.+)" needs an amount/, 'needs_amount'],
]

/** What `said`, the English reason of a failure, comes to. */
export function templateReason(said: string): TemplateReason {
  for (const [pattern, kind] of sayings) {
    const name = pattern.exec(said)?.[1]
    if (name !== undefined) return { kind, name }
  }
  return { kind: said.startsWith('a group of values') ? 'no_text' : 'unreadable' }
}
