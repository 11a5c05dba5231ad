import { formulaStart } from '../text/formula-start.js'

/** A cell of a file of comma-separated values; null is an empty one. */
export type CsvCell = string | number | boolean | null

const needsQuotes = /[",\r\n;]|^\s|\s$/

/**
 * One line of comma-separated values (RFC 4180), with its line break. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it, so that opening a file runs nothing that a customer has written; numbers stay numbers.
 * @example csvLine(['#1042', '=1+1', 12]) // "#1042,'=1+1,12\r\n"
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

function written(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = formulaStart.test(cell) ? `'${cell}` : cell
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
