import { useState } from 'react'
import { z } from 'zod'
import { readStored, writeStored } from '../../storage/stored'

const layoutSchema = z.object({ columns: z.array(z.string()).nullable(), dense: z.boolean() })

/** How a person likes a list: its columns (null for the usual ones) and how high its rows are. */
export type ListLayout = z.infer<typeof layoutSchema>

/** Kept in this browser, for each person by themselves. */
export function useListLayout(
  list: string,
  staffId: string,
): [ListLayout, (change: Partial<ListLayout>) => void] {
  const key = `counterflow.list.${list}.${staffId}`
  const [layout, setLayout] = useState<ListLayout>(
    () => readStored(key, layoutSchema) ?? { columns: null, dense: false },
  )
  const change = (changes: Partial<ListLayout>) => {
    const next = { ...layout, ...changes }
    setLayout(next)
    writeStored(key, next)
  }
  return [layout, change]
}
