import { type ReferencePath, typeAt, type ValueType } from '@counterflow/core'
import { useEditor } from '../EditorContext'
import type { Place } from './Place'

/** Tells the type of a path at a place; undefined when nothing is there. */
export function useTypeAt(place: Place): (path: ReferencePath) => ValueType | undefined {
  const { types } = useEditor()
  return (path) => {
    const type =
      path[0] === 'item' && place.item !== undefined
        ? typeAt(place.item, path.slice(1))
        : types.typeOf(path, place.nodeId)
    return 'missing' in type ? undefined : type
  }
}
