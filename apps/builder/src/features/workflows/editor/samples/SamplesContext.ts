import type { SampleValue } from '@counterflow/core'
import { createContext, useContext } from 'react'
import type { Place } from '../forms/Place'
import type { TriggerSample } from './samples-query'

/** Where samples come from: real events, or why there are none. */
export type SamplesState = 'loading' | 'real' | 'none' | 'forbidden' | 'failed'

export interface Samples {
  state: SamplesState
  /** Past events to choose from, the latest first. */
  events: readonly TriggerSample[]
  event: TriggerSample | undefined
  choose: (eventId: string) => void
  /** What a reference at a place could find; undefined for one that leads nowhere. */
  at: (path: readonly (string | number)[], place: Pick<Place, 'nodeId' | 'items'>) => SampleValue | undefined
}

const noSamples: Samples = {
  state: 'loading',
  events: [],
  event: undefined,
  choose: () => {},
  at: () => undefined,
}

export const SamplesContext = createContext<Samples>(noSamples)

/** Samples for what is configured here. */
export const useSamples = (): Samples => useContext(SamplesContext)
