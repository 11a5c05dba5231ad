import type { Schemas } from '@counterflow/api-client'
import type { Json } from '@counterflow/core'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Rehearsal = Schemas['Rehearsal']
export type RehearsedStep = Schemas['RehearsedStep']
export type HistoryPreview = Schemas['HistoryPreview']

/** How far back a draft is held against what happened. */
export const previewedDays = 30

/** What a draft is tried on. */
export type TriedOn = { eventId: string } | { payload: Json }

export const rehearse = (workflowId: string, on: TriedOn, allow: readonly string[]) =>
  answered(
    api.POST('/api/v1/workflows/{workflowId}/rehearsals', {
      params: { path: { workflowId } },
      body: { ...on, allow: [...allow] },
    }),
  )

/** @param revision of the draft: another draft would have done something else */
export const historyQuery = (workflowId: string, revision: number) =>
  queryOptions({
    queryKey: ['history-preview', workflowId, revision],
    staleTime: 60_000,
    queryFn: () =>
      answered(
        api.GET('/api/v1/workflows/{workflowId}/history-preview', {
          params: { path: { workflowId }, query: { days: previewedDays } },
        }),
      ),
  })
