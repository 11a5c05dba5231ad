import { definitionOf, freshName, type WorkflowFile } from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Suspense, useCallback } from 'react'
import { ProblemError } from '../../../platform/api/problem'
import { fieldErrorText, problemParagraph } from '../../../platform/api/problem-text'
import { CatalogueProvider } from '../catalogue/CatalogueProvider'
import { createFrom } from '../create-from'
import { workflowQuery, workflowsQuery } from '../workflow-queries'
import { FileDialog } from './FileDialog'

interface ImportWorkflowProps {
  chosen: File
  onAnother: () => void
  onClose: () => void
}

/** Makes a new workflow of a file, and opens it. */
export function ImportWorkflow({ chosen, onAnother, onClose }: ImportWorkflowProps) {
  const text = useText()
  const { t } = text
  const router = useRouter()
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (file: WorkflowFile) => {
      const workflows = await client.ensureQueryData(workflowsQuery)
      const name = freshName(
        file.name,
        workflows.map((workflow) => workflow.name),
      )
      return createFrom(name, definitionOf(file))
    },
    onSuccess: async (workflow) => {
      client.setQueryData(workflowQuery(workflow.id).queryKey, workflow)
      void client.invalidateQueries({ queryKey: workflowsQuery.queryKey })
      await router.navigate({ to: '/workflows/$workflowId', params: { workflowId: workflow.id } })
      onClose()
      notifications.show({ color: 'green', message: t('files.imported', { name: workflow.name }) })
    },
  })
  const accept = useCallback((file: WorkflowFile) => mutate(file), [mutate])
  return (
    <Suspense fallback={null}>
      <CatalogueProvider>
        <FileDialog
          chosen={chosen}
          confirm={t('files.import')}
          pending={isPending}
          failure={error ? failureWords(error, text) : undefined}
          onAccept={accept}
          onAnother={onAnother}
          onClose={onClose}
        />
      </CatalogueProvider>
    </Suspense>
  )
}

/** What the server says, with the places that it names. */
function failureWords(error: unknown, text: Text): string {
  const places = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  const words = places.map((field) => `${field.path}: ${fieldErrorText(field, text)}`)
  return [problemParagraph(error, text), ...words].join(' ')
}
