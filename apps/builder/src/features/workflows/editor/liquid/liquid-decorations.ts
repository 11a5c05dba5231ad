import type { EditorState, Range } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { type LiquidPart, liquidParts, liquidTokens, printedReference } from './liquid-source'
import { type LiquidProblem, liquidProblems, liquidWords } from './liquid-words'

interface Chip {
  name: string
  filters: readonly string[]
  sample: string | undefined
  isLost: boolean
}

class ChipWidget extends WidgetType {
  constructor(private readonly chip: Chip) {
    super()
  }

  override eq(other: ChipWidget): boolean {
    return JSON.stringify(other.chip) === JSON.stringify(this.chip)
  }

  override toDOM(): HTMLElement {
    const { name, filters, sample, isLost } = this.chip
    const element = document.createElement('span')
    element.className = 'cf-chip'
    if (isLost) element.dataset.lost = 'true'
    if (sample !== undefined) element.title = sample
    element.append(name)
    for (const filter of filters) {
      const word = document.createElement('span')
      word.className = 'cf-chip-filter'
      word.append(` · ${filter}`)
      element.append(word)
    }
    return element
  }

  override ignoreEvent(): boolean {
    return false
  }
}

/** Where a problem stands: the word that begins at its line and column. */
function rangeOf(
  state: EditorState,
  { line, column }: LiquidProblem,
): { from: number; to: number } | undefined {
  if (line > state.doc.lines) return undefined
  const at = state.doc.line(line)
  const from = Math.min(at.from + column - 1, at.to)
  const [word = ''] = /^(\{\{|\{%)?\s*[^\s|}%]*/.exec(state.sliceDoc(from, at.to)) ?? []
  const to = Math.min(from + Math.max(word.length, 1), at.to)
  return to > from ? { from, to } : undefined
}

function draw(view: EditorView): { all: DecorationSet; chips: DecorationSet } {
  const { state } = view
  const source = state.doc.toString()
  const words = state.facet(liquidWords)
  const wrong = state.facet(liquidProblems).flatMap((problem) => {
    const range = rangeOf(state, problem)
    return range === undefined ? [] : [{ ...range, problem }]
  })
  const marks: Range<Decoration>[] = []
  const chips: Range<Decoration>[] = []
  for (const part of liquidParts(source)) {
    const printed = isEdited(view, part) ? undefined : printedReference(source, part)
    if (printed === undefined || source.slice(part.from, part.to).includes('\n')) {
      for (const { kind, from, to } of liquidTokens(source, part)) {
        marks.push(Decoration.mark({ class: `cf-liquid cf-liquid-${kind}` }).range(from, to))
      }
      continue
    }
    const chip = words.chip(printed.path)
    const isWrong = wrong.some(
      ({ from, problem }) => part.from <= from && from < part.to && problem.severity === 'error',
    )
    const widget = new ChipWidget({ ...chip, filters: printed.filters, isLost: chip.isLost || isWrong })
    chips.push(Decoration.replace({ widget }).range(part.from, part.to))
  }
  for (const { from, to, problem } of wrong) {
    const attributes = { title: problem.message, 'data-severity': problem.severity }
    marks.push(Decoration.mark({ class: 'cf-liquid-wrong', attributes }).range(from, to))
  }
  return { all: Decoration.set([...marks, ...chips], true), chips: Decoration.set(chips, true) }
}

/** Whether the cursor stands inside of a part, which then shows as it is written. */
function isEdited(view: EditorView, { from, to }: LiquidPart): boolean {
  if (!view.hasFocus) return false
  return view.state.selection.ranges.some(({ head, empty }) => empty && head > from && head < to)
}

/** Colours what is written in Liquid, and shows references that are printed by their names. */
export const liquidDecorations = ViewPlugin.fromClass(
  class {
    drawn: ReturnType<typeof draw>

    constructor(view: EditorView) {
      this.drawn = draw(view)
    }

    get decorations(): DecorationSet {
      return this.drawn.all
    }

    get chips(): DecorationSet {
      return this.drawn.chips
    }

    update({ view, docChanged, selectionSet, focusChanged, startState, state }: ViewUpdate): void {
      const isOther =
        startState.facet(liquidWords) !== state.facet(liquidWords) ||
        startState.facet(liquidProblems) !== state.facet(liquidProblems)
      if (docChanged || selectionSet || focusChanged || isOther) this.drawn = draw(view)
    }
  },
  {
    decorations: ({ decorations }) => decorations,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.chips ?? Decoration.none),
  },
)

/** The chip that touches the cursor, or that lies under `position`. */
export function chipAt(view: EditorView, position: number): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined
  view.plugin(liquidDecorations)?.chips.between(position, position, (from, to) => {
    found = { from, to }
    return false
  })
  return found
}

/** Shows a chip as it is written, with the cursor at its end, to be edited. */
export function openChip(view: EditorView, position: number): boolean {
  const chip = chipAt(view, position)
  if (chip === undefined || view.state.readOnly) return false
  const inside = view.state.sliceDoc(chip.from, chip.to).replace(/\s*-?\}\}$/, '').length
  view.dispatch({ selection: { anchor: chip.from + inside }, scrollIntoView: true })
  view.focus()
  return true
}
