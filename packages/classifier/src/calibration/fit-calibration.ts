import { type Calibration, sharesOf, uncalibrated } from './calibration.js'

/** Logits of a message, and which output is right. */
export interface Example {
  readonly logits: readonly number[]
  readonly right: number
}

const rounds = 400
const pace = 0.05
/** Holds shifts near zero, so that a few messages of a topic do not decide for all. */
const restraint = 0.02

/** The scale and shifts with the least surprise over examples, by Adam: steps that follow the slope's recent mean. */
export function fitCalibration(examples: readonly Example[]): Calibration {
  const values = [uncalibrated.scale, ...uncalibrated.shift]
  const mean = values.map(() => 0)
  const square = values.map(() => 0)
  for (let round = 1; round <= rounds; round++) {
    for (const [place, slope] of slopesOf(examples, values).entries()) {
      const first = 0.9 * (mean[place] ?? 0) + 0.1 * slope
      const second = 0.99 * (square[place] ?? 0) + 0.01 * slope * slope
      mean[place] = first
      square[place] = second
      const step = first / (1 - 0.9 ** round) / (Math.sqrt(second / (1 - 0.99 ** round)) + 1e-8)
      values[place] = (values[place] ?? 0) - pace * (1 - round / rounds) * step
    }
  }
  return calibrationOf(values)
}

function calibrationOf(values: readonly number[]): Calibration {
  const [scale = 1, ...shift] = values
  return { scale: Math.max(scale, 1e-3), shift }
}

function slopesOf(examples: readonly Example[], values: readonly number[]): number[] {
  const calibration = calibrationOf(values)
  const slopes = [0, ...calibration.shift.map((shift) => 2 * restraint * shift)]
  for (const { logits, right } of examples) {
    for (const [place, share] of sharesOf(logits, calibration).entries()) {
      const off = (share - (place === right ? 1 : 0)) / examples.length
      slopes[0] = (slopes[0] ?? 0) + off * (logits[place] ?? 0)
      slopes[place + 1] = (slopes[place + 1] ?? 0) + off
    }
  }
  return slopes
}
