import { z } from 'zod'
import { CommandError } from './command-arguments.js'

const lineSchema = z.object({ text: z.string() })

/** The texts of JSON lines, one for each line, so that answers stand beside them; empty lines at the end are none. */
export async function* textsOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let number = 0
  let empty = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') {
      empty += 1
      continue
    }
    if (empty > 0) throw new CommandError(`Line ${number - 1} is empty.`)
    yield textOf(line, number)
  }
}

function textOf(line: string, number: number): string {
  try {
    return lineSchema.parse(JSON.parse(number === 1 ? line.replace(/^\ufeff/u, '') : line)).text
  } catch {
    throw new CommandError(`Line ${number} is not {"text": "…"} in JSON.`)
  }
}

/** Neighbours in groups, so that many are judged together and few are held. */
export async function* inGroups<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<readonly Item[]> {
  let group: Item[] = []
  for await (const item of items) {
    group.push(item)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
