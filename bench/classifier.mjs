// How fast the classifier is and what it weighs: loading, one message after the other, and batches.
// Run after a build: node bench/classifier.mjs [messages]
import { readFileSync } from 'node:fs'
import { openClassifier } from '@counterflow/classifier'
import { childrenOf, sharedMemoryOf } from './load/memory.mjs'

const count = Number(process.argv[2] ?? 2_000)
const corpus = ['en', 'ko', 'ja'].flatMap((language) =>
  ['order_status', 'returns', 'product_details'].flatMap((topic) =>
    readFileSync(new URL(`../packages/classifier/corpus/${language}/${topic}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => String(JSON.parse(line).text)),
  ),
)
const texts = Array.from({ length: count }, (_, index) => corpus[(index * 37) % corpus.length] ?? '')

/** @param {string} name @param {string} value */
const tell = (name, value) => process.stdout.write(`${name.padEnd(28)} ${value.padStart(10)}\n`)

const classifier = openClassifier()
const opening = performance.now()
await classifier.classify('hello')
tell('loaded and first answer', `${(performance.now() - opening).toFixed(0)} ms`)
for (const text of texts.slice(0, 50)) await classifier.classify(text)

const times = []
let slowestTurn = 0
let turn = performance.now()
const pulse = setInterval(() => {
  slowestTurn = Math.max(slowestTurn, performance.now() - turn - 5)
  turn = performance.now()
}, 5)
for (const text of texts) {
  const begin = performance.now()
  await classifier.classify(text)
  times.push(performance.now() - begin)
}
times.sort((a, b) => a - b)
tell('one message, p50', `${(times[Math.floor(count * 0.5)] ?? 0).toFixed(2)} ms`)
tell('one message, p99', `${(times[Math.floor(count * 0.99)] ?? 0).toFixed(2)} ms`)

slowestTurn = 0
const begin = performance.now()
await classifier.classifyAll(texts)
tell('in batches', `${(count / ((performance.now() - begin) / 1000)).toFixed(0)} /s`)
clearInterval(pulse)
tell('slowest turn of the caller', `${slowestTurn.toFixed(1)} ms`)
const memory = childrenOf(process.pid).reduce((total, pid) => total + sharedMemoryOf(pid), 0)
tell('memory of its process', `${memory.toFixed(0)} MB`)
await classifier.close()
