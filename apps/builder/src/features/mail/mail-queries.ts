import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Mail = Schemas['Mail']
export type MailSummary = Schemas['MailSummary']
export type MailState = Schemas['MailState']

export const mailStates: readonly MailState[] = ['queued', 'sent', 'kept', 'failed']

export const mailsQuery = (filters: { search?: string | undefined; state?: MailState | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['mails', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/mail', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const mailQuery = (mailId: string) =>
  queryOptions({
    queryKey: ['mail', mailId],
    queryFn: () => answered(api.GET('/api/v1/mail/{mailId}', { params: { path: { mailId } } })),
  })
