import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { outputs } from '../topics.ts'

/** Makes the certainty of a model mean what it says: logits are scaled, then each output is shifted. */
export interface Calibration {
  readonly scale: number
  /** In the order of `outputs`. */
  readonly shift: readonly number[]
}

const calibrationSchema = z.strictObject({
  scale: z.number().positive(),
  shift: z.array(z.number()).length(outputs.length),
})

export const calibrationFile = 'calibration.json'

/** What leaves a model as it is. */
export const uncalibrated: Calibration = { scale: 1, shift: outputs.map(() => 0) }

/** The calibration beside a model's files; where there is none, the model is left as it is. */
export async function calibrationIn(folder: string): Promise<Calibration> {
  const content = await readFile(join(folder, calibrationFile), 'utf8').catch(() => undefined)
  return content === undefined ? uncalibrated : calibrationSchema.parse(JSON.parse(content))
}

/** Shares that sum to one, of logits that were calibrated. */
export function sharesOf(logits: readonly number[], { scale, shift }: Calibration): number[] {
  const calibrated = logits.map((logit, place) => scale * logit + (shift[place] ?? 0))
  const most = Math.max(...calibrated)
  const powers = calibrated.map((logit) => Math.exp(logit - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
