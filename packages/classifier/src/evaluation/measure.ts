import { certain, type Output, outputs, type Probabilities } from '../topics.js'

/** A message whose right answer is known, and what was said of it. */
export interface Judged {
  readonly topic: Output
  readonly probabilities: Probabilities
}

/** How good answers are; shares from 0 to 1, and NaN where nothing was to be counted. */
export interface Measure {
  readonly messages: number
  readonly labels: number
  /** Of the labels given, how many are right. */
  readonly precision: number
  /** Of the messages about a topic, how many got a label. */
  readonly coverage: number
  /** Of the messages about no topic, how many got a label, which is wrong always. */
  readonly noneLabelled: number
  /** The best guess of each message, whether certain or not. */
  readonly accuracy: number
  /** The mean of the topics' F1 over their best guesses, none included; topics without messages do not count. */
  readonly macroF1: number
  /** How far certainty is from being right, over tenths of certainty. */
  readonly calibrationError: number
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole)

/** The most certain output; the first of equals. */
export function bestOf(probabilities: Probabilities): Output {
  return outputs.reduce((best, each) => (probabilities[each] > probabilities[best] ? each : best))
}

const isLabelled = ({ probabilities }: Judged) => {
  const best = bestOf(probabilities)
  return best !== 'none' && probabilities[best] >= certain
}

const isRight = ({ topic, probabilities }: Judged) => bestOf(probabilities) === topic

function macroF1(judged: readonly Judged[]): number {
  const scores = outputs.flatMap((output) => {
    const actual = judged.filter(({ topic }) => topic === output).length
    const guessed = judged.filter(({ probabilities }) => bestOf(probabilities) === output).length
    const right = judged.filter((each) => each.topic === output && isRight(each)).length
    return actual === 0 ? [] : [(2 * right) / (actual + guessed)]
  })
  return share(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  )
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ certainty: 0, right: 0 }))
  for (const each of judged) {
    const certainty = each.probabilities[bestOf(each.probabilities)]
    const bin = bins[Math.min(9, Math.floor(certainty * 10))]
    if (!bin) continue
    bin.certainty += certainty
    bin.right += isRight(each) ? 1 : 0
  }
  return share(
    bins.reduce((sum, { certainty, right }) => sum + Math.abs(certainty - right), 0),
    judged.length,
  )
}

/** Measures answers against what is right. */
export function measure(judged: readonly Judged[]): Measure {
  const labelled = judged.filter(isLabelled)
  const inTopic = judged.filter(({ topic }) => topic !== 'none')
  const none = judged.filter(({ topic }) => topic === 'none')
  return {
    messages: judged.length,
    labels: labelled.length,
    precision: share(labelled.filter(isRight).length, labelled.length),
    coverage: share(inTopic.filter(isLabelled).length, inTopic.length),
    noneLabelled: share(none.filter(isLabelled).length, none.length),
    accuracy: share(judged.filter(isRight).length, judged.length),
    macroF1: macroF1(judged),
    calibrationError: calibrationError(judged),
  }
}
