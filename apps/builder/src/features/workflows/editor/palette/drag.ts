import { z } from 'zod'
import type { StepChoice } from '../editing/new-step'

/** The type under which a dragged step travels. */
export const stepDragType = 'application/x-counterflow-step'

const choiceSchema: z.ZodType<StepChoice> = z.union([
  z.object({ kind: z.enum(['condition', 'switch', 'set', 'each', 'wait', 'stop']) }),
  z.object({ kind: z.literal('action'), action: z.string() }),
])

/** The step that was dropped; undefined when something else was. */
export function droppedStep(transfer: DataTransfer): StepChoice | undefined {
  const text = transfer.getData(stepDragType)
  if (text === '') return undefined
  const choice = choiceSchema.safeParse(JSON.parse(text))
  return choice.success ? choice.data : undefined
}
