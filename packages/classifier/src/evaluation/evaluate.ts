import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openClassifier } from '../classifier.js'
import { outputs, type Probabilities } from '../topics.js'
import { judgeByKeywords } from './keyword-rules.js'
import { openLinearModel } from './linear-model.js'
import { bestOf, type Judged, measure } from './measure.js'
import { tableOf } from './tables.js'

const developmentFolder = fileURLToPath(new URL('../../evaluation/development', import.meta.url))
const linearModelFile = new URL('../../evaluation/linear-baseline.json', import.meta.url)

const lineSchema = z.object({ text: z.string(), lang: z.string(), topic: z.enum(outputs) })
type Line = z.infer<typeof lineSchema>

async function readLines(files: readonly string[]): Promise<Line[]> {
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return contents.flatMap((content) =>
    content
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => lineSchema.parse(JSON.parse(line))),
  )
}

const developmentFiles = async () =>
  (await readdir(developmentFolder)).sort().map((file) => join(developmentFolder, file))

/** The table of one judge: all, each language, each topic. */
function tableOfJudge(lines: readonly Line[], said: readonly Probabilities[]): string {
  const judged: (Judged & { lang: string })[] = lines.flatMap(({ topic, lang }, index) => {
    const probabilities = said[index]
    return probabilities ? [{ topic, lang, probabilities }] : []
  })
  const groups: [string, readonly Judged[]][] = [
    ['all', judged],
    ...[...new Set(lines.map(({ lang }) => lang))].map((lang): [string, Judged[]] => [
      lang,
      judged.filter((each) => each.lang === lang),
    ]),
    ...outputs.map((topic): [string, Judged[]] => [topic, judged.filter((each) => each.topic === topic)]),
  ]
  return tableOf(
    groups.filter(([, some]) => some.length > 0).map(([name, some]) => [name, measure(some)] as const),
  )
}

/** Judges files of `{text, lang, topic}` lines, ours when none is named, and prints how good each judge is. */
export async function evaluate(args: readonly string[], output: Writable): Promise<void> {
  const showErrors = args.includes('--errors')
  const named = args.filter((arg) => !arg.startsWith('--'))
  const lines = await readLines(named.length > 0 ? named : await developmentFiles())
  const texts = lines.map(({ text }) => text)
  const classifier = openClassifier()
  try {
    const judged = await classifier.classifyAll(texts)
    const said = judged.map(({ probabilities }) => probabilities)
    output.write(`Classifier ${judged[0]?.modelVersion ?? ''}\n${tableOfJudge(lines, said)}\n`)
    const linear = await openLinearModel(linearModelFile)
    output.write(`Linear model on character n-grams\n${tableOfJudge(lines, texts.map(linear))}\n`)
    output.write(`Keyword rules\n${tableOfJudge(lines, texts.map(judgeByKeywords))}\n`)
    if (!showErrors) return
    for (const [index, { text, topic, lang }] of lines.entries()) {
      const probabilities = said[index]
      const best = probabilities && bestOf(probabilities)
      if (!best || best === topic) continue
      output.write(`${lang}  ${topic} → ${best} ${probabilities[best].toFixed(2)}  ${text}\n`)
    }
  } finally {
    await classifier.close()
  }
}
