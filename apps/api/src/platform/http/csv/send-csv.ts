import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/**
 * Answers with lines of comma-separated values as they come, as a file to keep.
 * @param name of the file, without its ending; in ASCII
 * @param lines each with its line break
 */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  await reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}-${day}.csv"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(gathered(lines)))
}

const gatheredLength = 32_768

/** Few large pieces instead of one a line. A byte order mark first: a spreadsheet would not know UTF-8 otherwise. */
async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '\u{feff}'
  for await (const line of lines) {
    text += line
    if (text.length < gatheredLength) continue
    yield text
    text = ''
  }
  yield text
}
