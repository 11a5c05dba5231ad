import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { z } from 'zod'
import { calibrationFile, calibrationIn, sharesOf, uncalibrated } from '../calibration/calibration.js'
import { type Example, fitCalibration } from '../calibration/fit-calibration.js'
import { probabilitiesOf } from '../classification.js'
import { type Measure, measure } from '../evaluation/measure.js'
import { folderOf, type ModelSource } from '../model-source.js'
import { messageText } from '../text/message-text.js'
import { outputs } from '../topics.js'
import { startModelProcess } from '../worker/model-process.js'
import { CommandError } from './command-arguments.js'

const lineSchema = z.object({ text: z.string(), topic: z.enum(outputs) })
type Message = z.infer<typeof lineSchema>

const fewest = 100
const together = 32

/**
 * Fits a model's certainty to messages whose topic is known, and keeps that beside its files. What is told of it was
 * measured on the half that each fit did not see.
 */
export async function calibrate(
  source: ModelSource,
  lines: AsyncIterable<string>,
  progress: Writable,
): Promise<void> {
  const examples = await examplesOf(source, lines)
  if (examples.length < fewest) throw new CommandError(`${fewest} messages at least, to tell how sure to be.`)
  const folder = folderOf(source)
  const before = await calibrationIn(folder)
  const fitted = fitCalibration(examples)
  const shift = fitted.shift.map((own, place) => own + fitted.scale * (before.shift[place] ?? 0))
  const after = { scale: fitted.scale * before.scale, shift }
  progress.write(`before: ${told(measureOf(examples, () => uncalibrated))}\n`)
  const halves = [0, 1].map((half) => fitCalibration(examples.filter((_, place) => place % 2 !== half)))
  progress.write(`after:  ${told(measureOf(examples, (place) => halves[place % 2] ?? fitted))}\n`)
  const file = join(folder, calibrationFile)
  await writeFile(file, `${JSON.stringify(after)}\n`)
  progress.write(`${file} is written.\n`)
}

async function examplesOf(source: ModelSource, lines: AsyncIterable<string>): Promise<Example[]> {
  // Read to its end first: lines that come while nobody asks for them are lost.
  const messages: Message[] = []
  for await (const message of messagesOf(lines)) messages.push(message)
  const model = await startModelProcess(source)
  try {
    const examples: Example[] = []
    for (let first = 0; first < messages.length; first += together) {
      const group = messages.slice(first, first + together)
      const { shares } = await model.judge(group.map(({ text }) => text))
      for (const [place, { topic }] of group.entries()) {
        // Of shares that sum to one, logarithms are as good as what they were made from.
        const logits = (shares[place] ?? []).map((share) => Math.log(Math.max(share, 1e-12)))
        examples.push({ logits, right: outputs.indexOf(topic) })
      }
    }
    return examples
  } finally {
    await model.close()
  }
}

async function* messagesOf(lines: AsyncIterable<string>): AsyncGenerator<Message> {
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    let message: Message
    try {
      message = lineSchema.parse(JSON.parse(line))
    } catch {
      throw new CommandError(`Line ${number} is not {"text": "…", "topic": "…"} in JSON.`)
    }
    const text = messageText(message.text)
    // Of what is empty there is nothing to learn: it is about none of the topics, whatever the model.
    if (text !== '') yield { ...message, text }
  }
}

const measureOf = (examples: readonly Example[], calibrationOf: (place: number) => typeof uncalibrated) =>
  measure(
    examples.map(({ logits, right }, place) => ({
      topic: outputs[right] ?? 'none',
      probabilities: probabilitiesOf(sharesOf(logits, calibrationOf(place))),
    })),
  )

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}%`)

const told = ({ labels, precision, coverage, calibrationError }: Measure) =>
  `${labels} labels, ${percent(precision)} of them right, ${percent(coverage)} of the messages about a topic; certainty is off by ${percent(calibrationError)}`
