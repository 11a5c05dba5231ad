import type { Language, ReferencePath, SampleLookup, SeenValues } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useLateOutcome } from '../../../../platform/scheduling/late-code'
import { useMay } from '../../../session/useStaff'
import { shopQuery } from '../../../settings/shop-queries'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { fieldName } from '../../words/field-names'
import { useEditor } from '../EditorContext'
import { readChosenSample, writeChosenSample } from './chosen-sample'
import { lateLookup } from './late-lookup'
import { type Samples, SamplesContext, type SamplesState } from './SamplesContext'
import { samplesQuery } from './samples-query'
import { chosenEvent, seenValues } from './seen-values'

const nothing: SampleLookup = () => undefined

/** As many past events as a person chooses from. */
const mostEvents = 5

/** Gives the forms below samples from a past event of the workflow that is open. */
export function SamplesProvider({ children }: { children: ReactNode }) {
  const { workflowId } = useParams({ strict: false })
  return <SamplesOf workflowId={workflowId ?? ''}>{children}</SamplesOf>
}

/** The same for a workflow by its id; an empty one has not happened yet. */
export function SamplesOf({ workflowId, children }: { workflowId: string; children: ReactNode }) {
  const { definition } = useEditor()
  const may = useMay()
  const isAllowed = may('runs.read') && workflowId !== ''
  const query = useQuery({
    ...samplesQuery(workflowId, definition.trigger?.type),
    enabled: isAllowed,
  })
  const [chosen, setChosen] = useState(() => readChosenSample(workflowId))
  const { data } = query
  const events = useMemo(() => (data?.items ?? []).slice(0, mostEvents), [data])
  const event = chosenEvent(events, chosen)
  const { lookup, isLate, hasFailed } = useLookup(useMemo(() => seenValues(data, event), [data, event]))
  const state = stateOf(isAllowed, query.isLoading || isLate, query.isError || hasFailed, events.length)
  const value = useMemo<Samples>(
    () => ({
      state,
      events,
      event,
      choose: (eventId) => {
        setChosen(eventId)
        writeChosenSample(workflowId, eventId)
      },
      at: (path, { nodeId, items }) => lookup(absolute([...path], items), nodeId),
    }),
    [state, events, event, lookup, workflowId],
  )
  return <SamplesContext value={value}>{children}</SamplesContext>
}

function stateOf(isAllowed: boolean, isLoading: boolean, isError: boolean, count: number): SamplesState {
  if (!isAllowed) return 'forbidden'
  if (isLoading) return 'loading'
  if (isError) return 'failed'
  return count > 0 ? 'real' : 'none'
}

/** A path inside of a question about a list, as the path of the list's first item. */
function absolute(path: ReferencePath, items: ReferencePath | undefined): ReferencePath {
  return path[0] === 'item' && items !== undefined ? [...items, 0, ...path.slice(1)] : path
}

/** A form is drawn before it says what its references find, and also where that cannot be said: without a connection. */
function useLookup(seen: SeenValues) {
  const text = useText()
  const { types } = useEditor()
  const { contracts } = useCatalogue()
  const { data: shop } = useQuery(shopQuery)
  const currency = shop?.currency ?? currencyOfLanguage[text.language]
  const { code: sampleLookup, failure } = useLateOutcome(lateLookup, true)
  const lookup = useMemo(
    () =>
      sampleLookup?.(types, contracts, seen, {
        now: new Date().toISOString(),
        currency,
        text: (name, title) => fieldName(name, text, title),
      }) ?? nothing,
    [sampleLookup, types, contracts, seen, currency, text],
  )
  const hasFailed = failure !== undefined
  return { lookup, isLate: sampleLookup === undefined && !hasFailed, hasFailed }
}

/** Until the shop's own is known. */
const currencyOfLanguage = { en: 'USD', ko: 'KRW', ja: 'JPY' } as const satisfies Record<Language, string>
