import type { Place } from '../forms/Place'
import { LiquidEditor, type LiquidEditorProps } from './LiquidEditor'
import { useLiquidProblems } from './useLiquidProblems'
import { useLiquidWords } from './useLiquidWords'

export type LiquidEditorAtProps = Omit<LiquidEditorProps, 'words' | 'problems'> & { place: Place }

/** The editor for a template at a place: it knows the values that can be there, and what is wrong. */
export function LiquidEditorAt({ place, ...props }: LiquidEditorAtProps) {
  return <LiquidEditor {...props} words={useLiquidWords(place)} problems={useLiquidProblems(place)} />
}
