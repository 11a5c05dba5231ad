import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type Classifier, openClassifier, ownModel } from '../classifier.js'
import { ClassifierUnavailableError } from '../classifier-errors.js'
import { ModelNameError, modelSourceOf } from '../model-source.js'
import type { Classification } from '../topics.js'
import { calibrate } from './calibrate.js'
import { CommandError, parseCommand, usage } from './command-arguments.js'
import { inGroups, textsOf } from './message-lines.js'

/** Where the command reads and writes. */
export interface CommandStreams {
  readonly input: Readable
  readonly output: Writable
  readonly progress: Writable
}

const together = 256
/** Errors whose message is for the person who typed the command. */
const told = [CommandError, ClassifierUnavailableError, ModelNameError]

/** The line that is written for a message. */
export const answerLine = ({ label, probabilities, language }: Classification) =>
  `${JSON.stringify({ labels: label ? [label] : [], probabilities, language })}\n`

async function linesOf(file: string, input: Readable): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  try {
    await access(file)
  } catch {
    throw new CommandError(`${file} cannot be read.`)
  }
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
}

async function judgeFile(classifier: Classifier, lines: AsyncIterable<string>, streams: CommandStreams) {
  let judged = 0
  for await (const texts of inGroups(textsOf(lines), together)) {
    const written = (await classifier.classifyAll(texts)).map(answerLine).join('')
    judged += texts.length
    if (!streams.output.write(written)) await once(streams.output, 'drain')
    streams.progress.write(`${judged} messages judged\n`)
  }
}

/** Runs the command and answers its exit code: 0, or 1 after an error that was told. */
export async function runCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  try {
    const { texts, file, model, cache, calibrate: labelled, help } = parseCommand(args)
    if (help) {
      streams.output.write(usage)
      return 0
    }
    const source = model === undefined ? ownModel : modelSourceOf(model, cache)
    if (labelled !== undefined) {
      await calibrate(source, await linesOf(labelled, streams.input), streams.progress)
      return 0
    }
    const classifier = openClassifier({ model: source })
    try {
      if (file !== undefined) await judgeFile(classifier, await linesOf(file, streams.input), streams)
      else for (const judged of await classifier.classifyAll(texts)) streams.output.write(answerLine(judged))
      return 0
    } finally {
      await classifier.close()
    }
  } catch (error) {
    if (!told.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error
    streams.progress.write(`${error.message}\n`)
    return 1
  }
}
