import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCommand } from './command.js'

const answerSchema = z.strictObject({
  labels: z.array(z.strictObject({ topic: z.string(), probability: z.number().min(0.9).max(1) })).max(1),
  probabilities: z.record(z.string(), z.number().min(0).max(1)),
  language: z.enum(['en', 'ko', 'ja', 'und']),
})

async function run(args: readonly string[], given = '') {
  const output = new PassThrough()
  const progress = new PassThrough()
  const written = Promise.all([text(output), text(progress)])
  const code = await runCommand(args, { input: Readable.from(given), output, progress })
  output.end()
  progress.end()
  const [out, told] = await written
  return { code, lines: out.split('\n').slice(0, -1), told }
}

describe('counterflow-classify', () => {
  it('writes a line for each message, in order, whatever it is', async () => {
    const texts = [
      'where is my order? it should have come on monday',
      '',
      '😀😀',
      '배송비가 얼마예요?',
      '返品したいです。サイズが合わないので返金してください。'.repeat(30_000),
      '\u0000\u001b[31m\ud800',
      'где мой заказ',
    ]
    const given = texts.map((each) => `${JSON.stringify({ text: each })}\n`).join('')
    const { code, lines, told } = await run(['--file', '-'], given)
    expect(code).toBe(0)
    const answers = lines.map((line) => answerSchema.parse(JSON.parse(line)))
    expect(answers.map(({ language }) => language)).toEqual(['en', 'und', 'und', 'ko', 'ja', 'en', 'und'])
    const likeliest = answers.map(
      ({ probabilities }) =>
        Object.entries(probabilities).reduce((best, each) => (each[1] > best[1] ? each : best))[0],
    )
    expect([0, 1, 2, 3, 4].map((index) => likeliest[index])).toEqual([
      'order_status',
      'none',
      'none',
      'shipping',
      'returns',
    ])
    expect(Object.keys(answers[0]?.probabilities ?? {})).toHaveLength(11)
    expect(told).toContain('7 messages judged')
  })

  it.each([
    [['--file', '-'], 'not json\n', 'Line 1 is not {"text": "…"} in JSON.'],
    [['--file', '-'], '{"text":"a"}\n\n{"text":"b"}\n', 'Line 2 is empty.'],
    [['--file', '/nowhere/in.jsonl'], '', '/nowhere/in.jsonl cannot be read.'],
    [['--file', '-', 'text'], '', 'Give either messages or --file or --calibrate.'],
    [['--calibrate', '-'], '', 'Name the --model to calibrate'],
    [['--model', 'nothing', 'text'], '', 'nothing is no model. Name a folder'],
    [['--model', '/nowhere', '--calibrate', '-'], '', 'The classifier cannot be run: '],
    [['--wrong'], '', "Unknown option '--wrong'"],
    [['--model', '/nowhere', 'text'], '', 'The classifier cannot be run: '],
  ])('%j tells what is wrong', async (args, given, told) => {
    const result = await run(args, given)
    expect(result.code).toBe(1)
    expect(result.told).toContain(told)
  })

  it('tells how it is used', async () => {
    const { code, lines } = await run([])
    expect(code).toBe(0)
    expect(lines[0]).toContain('counterflow-classify "where is my parcel"')
  })
})
