import { useState } from 'react'
import { z } from 'zod'
import { readStored, writeStored } from '../../../../platform/storage/stored'
import { useStaff } from '../../../session/useStaff'

const viewSchema = z.enum(['canvas', 'outline'])

export type View = z.infer<typeof viewSchema>

/** Whether this person works on the canvas or in the outline. On a narrow screen one begins with the outline. */
export function usePreferredView(narrow: boolean): { view: View; show: (view: View) => void } {
  const { id } = useStaff()
  const key = `counterflow.view.${narrow ? 'narrow.' : ''}${id}`
  const [chosen, setChosen] = useState(() => ({ key, view: readStored(key, viewSchema) }))
  const view = chosen.key === key ? chosen.view : readStored(key, viewSchema)
  return {
    view: view ?? (narrow ? 'outline' : 'canvas'),
    show: (next) => {
      writeStored(key, next)
      setChosen({ key, view: next })
    },
  }
}
