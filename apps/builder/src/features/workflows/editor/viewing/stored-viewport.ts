import type { Viewport } from '@xyflow/react'
import { z } from 'zod'

const viewportSchema = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() })

const keyOf = (workflowId: string) => `counterflow.viewport.${workflowId}`

/** Where somebody was in a workflow when they left it, in this browser. */
export function readViewport(workflowId: string): Viewport | undefined {
  try {
    return viewportSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(workflowId)) ?? 'null')).data
  } catch {
    return undefined
  }
}

export function writeViewport(workflowId: string, { x, y, zoom }: Viewport): void {
  try {
    localStorage.setItem(keyOf(workflowId), JSON.stringify({ x, y, zoom }))
  } catch {
    // The next visit begins with the whole workflow.
  }
}
