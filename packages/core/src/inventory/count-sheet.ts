/** A line of a counted sheet: how many pieces of a SKU lie there. `row` counts from 1, as a spreadsheet does. */
export interface CountedRow {
  readonly row: number
  readonly sku: string
  readonly counted: number
}

/** A line that could not be read: without a SKU, or without a whole number from zero on. */
export interface UnreadableRow {
  readonly row: number
  readonly text: string
  readonly problem: 'no_sku' | 'no_number'
}

export interface CountSheet {
  readonly rows: readonly CountedRow[]
  readonly unreadable: readonly UnreadableRow[]
}

/**
 * Reads what somebody pasted from a spreadsheet or a CSV file: a SKU and a number in each line, parted by a tab, a comma
 * or a semicolon, with or without quotes; what follows is ignored. Empty lines are left out, and so is a first line
 * whose second cell holds no digit: it names the columns. Numbers may have separators of thousands (`1,200` in quotes,
 * or after a tab) and full-width digits.
 */
export function readCountSheet(text: string): CountSheet {
  const rows: CountedRow[] = []
  const unreadable: UnreadableRow[] = []
  const lines = text.split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const [sku = '', number = ''] = cellsOf(line).map((cell) => cell.normalize('NFKC').trim())
    if (index === first && sku !== '' && number !== '' && !/\d/.test(number)) continue
    const row = index + 1
    const counted = wholeNumber(number)
    if (sku === '') unreadable.push({ row, text: line.trim(), problem: 'no_sku' })
    else if (counted === undefined) unreadable.push({ row, text: line.trim(), problem: 'no_number' })
    else rows.push({ row, sku, counted })
  }
  return { rows, unreadable }
}

/** The cells of a line; a tab parts them where there is one, since a pasted number may hold a comma. */
function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell]
}

function wholeNumber(text: string): number | undefined {
  const digits = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
  return number
}
