import { z } from 'zod'
import { readStored, writeStored } from '../../../../platform/storage/stored'

const keyOf = (workflowId: string) => `counterflow.sample.${workflowId}`

/** The past event that somebody chose for the samples of a workflow, in this browser. */
export const readChosenSample = (workflowId: string): string | undefined =>
  readStored(keyOf(workflowId), z.string())

export const writeChosenSample = (workflowId: string, eventId: string): void =>
  void writeStored(keyOf(workflowId), eventId)
