import { type Readable, Transform } from 'node:stream'
import {
  type Currency,
  type ProductCells,
  type ProductColumn,
  type ProductRow,
  productColumnOf,
  type RowFault,
  readProductRow,
  shownCell,
  unstorableText,
} from '@counterflow/core'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import type { Problem } from '../../platform/http/problems/problem.js'
import { notAProductFile } from './product-file-problems.js'
import { utf8Only } from './utf8-only.js'

/** A row of a file, with what is wrong with its cells by themselves. */
export interface ReadLine {
  readonly line: number
  readonly row: ProductRow
  readonly faults: readonly RowFault[]
}

const recordSchema = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
})

const longestCell = 100_000

/**
 * Reads a CSV file row by row, without ever holding more than a few of them: with commas, semicolons or tabs, with or
 * without a byte order mark, with line breaks inside of quotes.
 * @throws Problem `not-a-product-file` that says where the file stops making sense.
 */
export async function* readProductFile(
  content: Readable,
  currency: Currency,
  told: { columns: (ignored: string[]) => void },
): AsyncGenerator<ReadLine> {
  const { chunks, delimiter } = await withDelimiter(content)
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestCell,
  })
  const decoded = utf8Only()
  const failed = (error: Error) => parser.destroy(error)
  decoded.once('error', failed)
  const source = chunks
  source.once('error', failed)
  source.pipe(decoded).pipe(parser)
  let columns: (ProductColumn | undefined)[] | undefined
  let begins = 1
  try {
    for await (const parsed of parser) {
      const { record, info } = recordSchema.parse(parsed)
      const line = begins
      begins = info.lines + 1
      if (columns === undefined) {
        columns = columnsOf(record, told.columns)
        continue
      }
      yield readLine(line, record, columns, currency)
    }
  } catch (error) {
    if (error instanceof CsvError) throw malformed(error)
    throw error
  } finally {
    // What is not read any more would hold up the answer.
    content.destroy()
  }
  if (columns === undefined)
    throw notAProductFile('The file is empty.', 'Export your products to see what a file looks like.')
}

function readLine(
  line: number,
  record: readonly string[],
  columns: readonly (ProductColumn | undefined)[],
  currency: Currency,
): ReadLine {
  const cells: { -readonly [Column in keyof ProductCells]: ProductCells[Column] } = {}
  const unstorable: RowFault[] = []
  columns.forEach((column, place) => {
    const cell = record[place]
    if (column === undefined || cell === undefined) return
    if (unstorableText(cell) === undefined) cells[column] = cell
    else unstorable.push({ column, kind: 'unstorable', value: shownCell(cell) })
  })
  const { row, faults } = readProductRow(cells, currency)
  const extra = record.slice(columns.length).find((cell) => cell.trim() !== '')
  const tooMany: RowFault[] =
    extra === undefined ? [] : [{ column: null, kind: 'too_many_cells', value: shownCell(extra) }]
  return { line, row, faults: [...unstorable, ...faults, ...tooMany] }
}

function columnsOf(headers: readonly string[], told: (ignored: string[]) => void) {
  if (headers.some((header) => unstorableText(header) !== undefined)) {
    throw notAProductFile(
      'Line 1 holds a character that cannot be kept, such as U+0000.',
      'Save the file as “CSV UTF-8” and upload it again.',
    )
  }
  const columns = headers.map(productColumnOf)
  const twice = columns.find((column, place) => column !== undefined && columns.indexOf(column) < place)
  if (twice !== undefined) {
    throw notAProductFile(`The column ${twice} is there twice.`, `Keep one column ${twice}.`)
  }
  if (!columns.some((column) => column === 'handle' || column === 'sku' || column?.startsWith('title'))) {
    throw notAProductFile(
      'The first line names no column that tells products apart.',
      'Begin the file with a line of column names: handle, title, sku, price and so on. Export your products to see them all.',
    )
  }
  told(headers.filter((_, place) => columns[place] === undefined).map((header) => header.slice(0, 100)))
  return columns
}

/** The file from its beginning, and what divides its cells: what is most frequent in the first line. */
async function withDelimiter(content: Readable): Promise<{ chunks: Readable; delimiter: string }> {
  const start: Buffer[] = []
  let text = ''
  for await (const chunk of content.iterator({ destroyOnReturn: false })) {
    start.push(Buffer.from(chunk))
    text = Buffer.concat(start).toString('utf8')
    if (text.includes('\n') || text.length > 20_000) break
  }
  const header = (text.split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (sign: string) => header.split(sign).length
  const [delimiter = ','] = [',', ';', '\t'].sort((left, right) => count(right) - count(left))
  return { chunks: joined(start, content), delimiter }
}

function joined(start: readonly Buffer[], rest: Readable): Readable {
  const whole = new Transform({ transform: (chunk, _, done) => done(null, chunk) })
  for (const chunk of start) whole.write(chunk)
  if (rest.errored !== null) whole.destroy(rest.errored)
  else if (rest.readableEnded) whole.end()
  else {
    rest.once('error', (error) => whole.destroy(error))
    rest.pipe(whole)
  }
  return whole
}

function malformed(error: CsvError): Problem {
  const line = z.object({ lines: z.number() }).safeParse(error).data?.lines
  return notAProductFile(
    `The file cannot be read${line === undefined ? '' : ` at line ${line}`}: ${error.message}`,
    'Check the quotes there: a quote inside of a cell is written twice.',
  )
}
