import { type ReferencePath, unknownType, type ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallback } from 'react'
import { lastName } from '../../words/field-names'
import { sampleText } from '../../words/sample-text'
import type { Place } from '../forms/Place'
import { useSamples } from './SamplesContext'

/** Tells in words what a reference at a place could find; undefined where there is nothing to tell. */
export function useSampleText(
  place: Place,
): (path: ReferencePath, type: ValueType | undefined) => string | undefined {
  const text = useText()
  const { at } = useSamples()
  return useCallback(
    (path, type = unknownType) =>
      sampleText(at(path, place), lastName(path), text, type.kind === 'text' ? type.options : undefined),
    [at, place, text],
  )
}
