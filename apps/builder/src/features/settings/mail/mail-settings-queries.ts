import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type MailSettings = Schemas['MailSettings']
export type MailServer = Schemas['MailServer']
/** A mail server as it is sent: without a password, the one that is kept stays. */
export type MailServerInput = Omit<MailServer, 'hasPassword'> & { password?: string }

export const mailSettingsQuery = queryOptions({
  queryKey: ['mail-settings'],
  queryFn: () => answered(api.GET('/api/v1/mail/settings')),
})

export function useReplaceMailSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; server: MailServerInput | null }) =>
      answered(api.PUT('/api/v1/mail/settings', { body })),
    onSuccess: (settings) => client.setQueryData(mailSettingsQuery.queryKey, settings),
    onError: () => void client.invalidateQueries({ queryKey: mailSettingsQuery.queryKey }),
  })
}

export function useTestMail() {
  return useMutation({
    mutationFn: (to: string) => answered(api.POST('/api/v1/mail/settings/test', { body: { to } })),
  })
}
