import { useCallback, useEffect, useState } from 'react'
import { hasLeft, isUnderWay, type RunSettling } from './waiting-runs-query'

const longestNews = 86_400_000

/**
 * What is to be told of: what is under way, what ended while somebody watched, and what ended within a day and has left
 * runs where they were; each until it is closed.
 */
export function useShownSettlings(settlings: readonly RunSettling[]) {
  const [watched, setWatched] = useState<ReadonlySet<string>>(new Set())
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const watch = useCallback(
    (ids: readonly string[]) =>
      setWatched((before) => (ids.every((id) => before.has(id)) ? before : before.union(new Set(ids)))),
    [],
  )
  useEffect(() => watch(settlings.filter(isUnderWay).map(({ id }) => id)), [settlings, watch])
  const isNews = ({ finishedAt }: RunSettling) =>
    finishedAt !== null && Date.now() - Date.parse(finishedAt) < longestNews
  const shown = settlings.filter(
    (settling) =>
      settling.total > settling.ended &&
      !closed.has(settling.id) &&
      (isUnderWay(settling) || watched.has(settling.id) || (isNews(settling) && hasLeft(settling))),
  )
  const close = (id: string) => setClosed((before) => before.union(new Set([id])))
  return { shown, watch, close }
}
