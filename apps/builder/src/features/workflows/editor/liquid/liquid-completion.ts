import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { type LiquidPart, liquidParts, liquidPath } from './liquid-source'
import { liquidWords, type OfferedReference, type OfferedWord } from './liquid-words'

/** A completion with what a past event held. */
interface SampledCompletion extends Completion {
  sample?: string | undefined
}

/** What a tag begins with, `‸` where the cursor goes. Tags without an entry stand for themselves. */
const tagTexts: Readonly<Record<string, string>> = {
  if: '{% if ‸ %}{% endif %}',
  unless: '{% unless ‸ %}{% endunless %}',
  for: '{% for item in ‸ %}{% endfor %}',
  case: '{% case ‸ %}{% when "" %}{% endcase %}',
  assign: '{% assign name = ‸ %}',
  capture: '{% capture name %}‸{% endcapture %}',
  comment: '{% comment %}‸{% endcomment %}',
  raw: '{% raw %}‸{% endraw %}',
  elsif: '{% elsif ‸ %}',
  when: '{% when ‸ %}',
}

/** What can stand where the cursor is: values, filters after a `|`, tags after `{%`. */
export function liquidCompletions(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context
  const words = state.facet(liquidWords)
  const source = state.doc.toString()
  const part = liquidParts(source).find(({ inner }) => inner.from <= pos && pos <= inner.to)
  if (part === undefined) {
    return explicit
      ? { from: pos, filter: false, options: references(words.references(), '', undefined) }
      : null
  }
  const before = source.slice(part.inner.from, pos)
  // Inside of a text, nothing is meant.
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1 || (before.match(/'/g)?.length ?? 0) % 2 === 1) return null
  const [, filter] = /\|\s*([a-z_]*)$/.exec(before) ?? []
  if (filter !== undefined) {
    return { from: pos - filter.length, filter: false, options: filters(words.filters, filter) }
  }
  const [, tag] = (part.kind === 'tag' && /^\s*([a-z]*)$/.exec(before)) || []
  if (tag !== undefined) {
    return { from: pos - tag.length, filter: false, options: tags(words.tags, tag, part) }
  }
  const [path = ''] = /[\p{L}\p{N}_.[\]-]*$/u.exec(before) ?? []
  if (path === '' && !explicit && before.trim() !== '' && !/[\s=<>]$/.test(before)) return null
  const options = references(words.references(), path, part)
  return options.length === 0 ? null : { from: pos - path.length, filter: false, options }
}

const holds = (text: string, wanted: string) => text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())

function references(
  offered: readonly OfferedReference[],
  wanted: string,
  part: LiquidPart | undefined,
): SampledCompletion[] {
  const groups = new Map<string, { name: string; rank: number }>()
  for (const { group } of offered) {
    if (!groups.has(group)) groups.set(group, { name: group, rank: groups.size })
  }
  return offered
    .map((one) => ({ ...one, text: liquidPath(one.path) }))
    .filter(({ text, name }) => wanted === '' || holds(text, wanted) || holds(name, wanted))
    .map(({ text, name, group, type, sample, description }, index) => ({
      label: text,
      displayLabel: name,
      detail: type,
      ...(description === undefined ? {} : { info: description }),
      sample,
      section: groups.get(group) ?? group,
      // Keeps the order in which the values come.
      boost: -index / 10_000,
      apply: (view: EditorView, _completion: Completion, from: number, to: number) =>
        writeReference(view, text, from, to, part),
    }))
}

/** Writes a reference, with the braces that it needs and the cursor behind them. */
function writeReference(
  view: EditorView,
  text: string,
  from: number,
  to: number,
  part: LiquidPart | undefined,
): void {
  const { state } = view
  const [now] =
    part === undefined ? [] : liquidParts(state.doc.toString()).filter((one) => one.from === part.from)
  if (now === undefined) {
    replace(view, from, to, `{{ ${text} }}`)
    return
  }
  const rest = `${state.sliceDoc(now.inner.from, from)}${state.sliceDoc(to, now.inner.to)}`
  if (now.kind === 'output' && rest.trim() === '') replace(view, now.from, now.to, `{{ ${text} }}`)
  else replace(view, from, to, text)
}

function replace(view: EditorView, from: number, to: number, text: string): void {
  const [before = '', after] = text.split('‸')
  const insert = after === undefined ? text : `${before}${after}`
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + before.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}

const wordCompletion = ({ name, hint }: OfferedWord): Completion => ({
  label: name,
  ...(hint === undefined ? {} : { detail: hint }),
})

function filters(offered: readonly OfferedWord[], wanted: string): Completion[] {
  return offered.filter(({ name }) => name.startsWith(wanted)).map(wordCompletion)
}

function tags(offered: readonly OfferedWord[], wanted: string, part: LiquidPart): Completion[] {
  return offered
    .filter(({ name }) => name.startsWith(wanted))
    .map((word) => ({
      ...wordCompletion(word),
      apply: (view: EditorView, _completion: Completion, from: number, to: number) => {
        const now = liquidParts(view.state.doc.toString()).find((one) => one.from === part.from)
        const text = tagTexts[word.name] ?? `{% ${word.name} %}`
        if (now === undefined) replace(view, from, to, word.name)
        else replace(view, now.from, now.to, text)
      },
    }))
}

/** Draws a completion's sample beside its name. */
export const sampleColumn = {
  position: 90,
  render(completion: Completion): Node | null {
    const sample: unknown = Reflect.get(completion, 'sample')
    if (typeof sample !== 'string') return null
    const element = document.createElement('span')
    element.className = 'cf-completion-sample'
    element.append(sample)
    return element
  },
}
