import { useText } from '@counterflow/ui'
import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Version, versionsQuery } from './version-queries'

/** What people write about a version, for those who look for it later. */
export function VersionNote({ workflowId, version }: { workflowId: string; version: Version }) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const [written, setWritten] = useState(version.note ?? '')
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/api/v1/workflows/{workflowId}/versions/{versionId}/note', {
          params: { path: { workflowId, versionId: version.id } },
          body: { note: written },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: versionsQuery(workflowId).queryKey }),
    onError: notifyProblem,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          label={t('versions.note')}
          maxLength={500}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={written.trim() === (version.note ?? '')}
        >
          {t('general.save')}
        </Button>
      </Group>
    </form>
  )
}
