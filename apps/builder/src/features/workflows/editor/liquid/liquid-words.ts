import { Facet } from '@codemirror/state'
import type { ReferencePath } from '@counterflow/core'

/** A value that may be used at the place of a template. */
export interface OfferedReference {
  path: ReferencePath
  /** "Order › Total" */
  name: string
  /** Where it comes from: "From the trigger". */
  group: string
  type: string
  sample: string | undefined
  description: string | undefined
}

/** A filter or a tag, with what it does. */
export interface OfferedWord {
  name: string
  hint: string | undefined
}

/** How a reference shows in the text. */
export interface ChipWords {
  name: string
  sample: string | undefined
  isLost: boolean
}

/** What is wrong with a template. Lines and columns count from 1. */
export interface LiquidProblem {
  line: number
  column: number
  severity: 'error' | 'warning'
  message: string
}

/** What the editor shows and offers, in the reader's language. */
export interface LiquidWords {
  references: () => readonly OfferedReference[]
  filters: readonly OfferedWord[]
  tags: readonly OfferedWord[]
  chip: (path: ReferencePath) => ChipWords
}

const noWords: LiquidWords = {
  references: () => [],
  filters: [],
  tags: [],
  chip: (path) => ({ name: path.join('.'), sample: undefined, isLost: false }),
}

export const liquidWords = Facet.define<LiquidWords, LiquidWords>({
  combine: ([words = noWords]) => words,
})

export const liquidProblems = Facet.define<readonly LiquidProblem[], readonly LiquidProblem[]>({
  combine: ([problems = []]) => problems,
})
