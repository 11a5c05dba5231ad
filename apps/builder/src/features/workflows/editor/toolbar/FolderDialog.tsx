import { useText } from '@counterflow/ui'
import { Autocomplete, Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../../platform/api/client'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { useLateOptions } from '../../../../platform/forms/useLateOptions'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { foldersOf } from '../../folders'
import { type Workflow, workflowQuery, workflowsQuery } from '../../workflow-queries'
import { currentElement } from '../stepping/element-of'

interface FolderDialogProps {
  workflow: Pick<Workflow, 'id' | 'folder'>
  onClose: () => void
}

/** Puts a workflow into a folder: one that there is, or a new one by its name. */
export function FolderDialog({ workflow, onClose }: FolderDialogProps) {
  useReturnedFocus(currentElement)
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const { data: workflows } = useQuery(workflowsQuery)
  const [written, setWritten] = useState(workflow.folder ?? '')
  const [listed, setListed] = useState(false)
  const late = useLateOptions(workflows === undefined, { onText: () => setListed(false) })
  const move = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/api/v1/workflows/{workflowId}/folder', {
          params: { path: { workflowId: workflow.id } },
          body: { folder: written.trim() === '' ? null : written.trim() },
        }),
      ),
    onSuccess: (moved) => {
      client.setQueryData(workflowQuery(workflow.id).queryKey, moved)
      void client.invalidateQueries({ queryKey: workflowsQuery.queryKey })
      onClose()
    },
    onError: notifyProblem,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('workflows.moveToFolder')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate()
        }}
      >
        <Autocomplete
          {...late}
          data-autofocus
          // Whoever only writes a new name need not close a list first.
          openOnFocus={false}
          dropdownOpened={listed}
          onDropdownOpen={() => setListed(true)}
          onDropdownClose={() => setListed(false)}
          label={t('workflows.folder')}
          description={t('workflows.folderHint')}
          data={foldersOf(workflows ?? [])}
          maxLength={60}
          value={written}
          onChange={setWritten}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button type="submit" loading={move.isPending}>
            {t('general.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
