import type { Measure } from './measure.js'

const columns: readonly (readonly [string, (measure: Measure) => string])[] = [
  ['messages', ({ messages }) => String(messages)],
  ['labels', ({ labels }) => String(labels)],
  ['precision', ({ precision }) => percent(precision)],
  ['coverage', ({ coverage }) => percent(coverage)],
  ['none labelled', ({ noneLabelled }) => percent(noneLabelled)],
  ['accuracy', ({ accuracy }) => percent(accuracy)],
  ['macro-F1', ({ macroF1 }) => percent(macroF1)],
  ['ECE', ({ calibrationError }) => percent(calibrationError)],
]

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}%`)

/** A table for a terminal; figures stand under each other. */
export function tableOf(rows: readonly (readonly [string, Measure])[]): string {
  const widest = Math.max(...rows.map(([name]) => name.length))
  const head = [''.padEnd(widest), ...columns.map(([name]) => name)].join('  ')
  const lines = rows.map(([name, measured]) =>
    [name.padEnd(widest), ...columns.map(([title, print]) => print(measured).padStart(title.length))].join(
      '  ',
    ),
  )
  return [head, ...lines, ''].join('\n')
}
