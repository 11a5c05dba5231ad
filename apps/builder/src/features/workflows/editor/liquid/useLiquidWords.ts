import { templateFilters, templateTags } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useMemo } from 'react'
import { referenceName } from '../../words/field-names'
import { useStepName } from '../../words/StepNamesProvider'
import { typeWord } from '../../words/type-name'
import { useEditor } from '../EditorContext'
import type { Place } from '../forms/Place'
import { referenceGroups } from '../forms/reference-options'
import { useTypeAt } from '../forms/useTypeAt'
import { useSampleText } from '../samples/useSampleText'
import type { LiquidWords, OfferedWord } from './liquid-words'

/** Tags that belong to another one, and which the engine knows only inside of it. */
const innerTags = ['elsif', 'else', 'when', 'endif', 'endunless', 'endcase', 'endfor', 'endcapture']
/** The ones that people need most come first. */
const usualFilters = ['money', 'date', 'default']
const usualTags = ['if', 'for', 'case', 'assign']

/** What a template at a place may hold, in the reader's language. */
export function useLiquidWords(place: Place): LiquidWords {
  const text = useText()
  const { types } = useEditor()
  const stepName = useStepName()
  const typeOf = useTypeAt(place)
  const sampleOf = useSampleText(place)
  return useMemo(() => {
    const { t, has } = text
    const word =
      (root: 'filters' | 'tags') =>
      (name: string): OfferedWord => {
        const key = `values.liquid.${root}.${name}`
        return { name, hint: has(key) ? t(key) : undefined }
      }
    const ordered = (usual: readonly string[], names: readonly string[]) => [
      ...usual,
      ...names.filter((name) => !usual.includes(name)),
    ]
    return {
      references: () =>
        referenceGroups(types, place, undefined, text, stepName).flatMap((group) =>
          group.options
            .filter(({ isDetail }) => !isDetail)
            .map(({ path, type, name, description }) => ({
              path,
              name,
              group: group.name,
              type: typeWord(type, text),
              sample: sampleOf(path, type),
              description,
            })),
        ),
      filters: ordered(usualFilters, templateFilters()).map(word('filters')),
      tags: ordered(usualTags, [...templateTags(), ...innerTags]).map(word('tags')),
      chip: (path) => {
        const type = typeOf(path)
        return {
          name: referenceName(path, text, stepName),
          sample: type === undefined ? t('steps.field.unknownReference') : sampleOf(path, type),
          isLost: type === undefined,
        }
      },
    }
  }, [text, types, place, stepName, typeOf, sampleOf])
}
