import { useText } from '@counterflow/ui'
import { useMemo } from 'react'
import { findingText } from '../../finding-text'
import { useEditor } from '../EditorContext'
import { type Place, pathText } from '../forms/Place'
import type { LiquidProblem } from './liquid-words'

/** What is wrong with the template at a place, and where in it. */
export function useLiquidProblems(place: Place): readonly LiquidProblem[] {
  const text = useText()
  const { findings } = useEditor()
  const here = pathText(place.path)
  return useMemo(
    () =>
      findings.flatMap((finding): LiquidProblem[] => {
        const { line, column } = finding.values
        if (pathText(finding.path) !== here || typeof line !== 'number' || typeof column !== 'number')
          return []
        const { message, fix } = findingText(finding, text)
        return [{ line, column, severity: finding.severity, message: `${message} ${fix}` }]
      }),
    [findings, here, text],
  )
}
