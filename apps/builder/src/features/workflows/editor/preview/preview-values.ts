import type { Json, ReferenceTypes } from '@counterflow/core'
import type { Place } from '../forms/Place'
import type { Samples } from '../samples/SamplesContext'

/** What the references of a preview find, as the server takes it. */
export interface PreviewValues {
  readonly trigger: Json
  readonly steps: Readonly<Record<string, Json>>
  readonly each: Readonly<Record<string, Json>>
}

/** The samples of everything that can stand at a place, and whether some of them are only made up. */
export function previewValues(
  types: ReferenceTypes,
  place: Place,
  at: Samples['at'],
): { values: PreviewValues; hasExamples: boolean } {
  const roots = types.rootsAt(place.nodeId).filter(({ path }) => path[0] !== 'shop')
  const samples = roots.map(({ path }) => ({ path, sample: at(path, place) }))
  const below = (root: 'steps' | 'each') =>
    Object.fromEntries(
      samples.flatMap(({ path: [first, name], sample }): [string, Json][] =>
        first === root && typeof name === 'string' ? [[name, sample?.value ?? null]] : [],
      ),
    )
  return {
    values: {
      trigger: samples.find(({ path }) => path[0] === 'trigger')?.sample?.value ?? null,
      steps: below('steps'),
      each: below('each'),
    },
    hasExamples: samples.some(({ sample }) => sample?.isExample === true),
  }
}
