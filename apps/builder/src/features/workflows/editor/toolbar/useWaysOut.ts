import { useRouter } from '@tanstack/react-router'
import { useMay } from '../../../session/useStaff'
import { useDuplicateWorkflow } from '../../useDuplicateWorkflow'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import type { DraftSaving } from '../saving/useDraftSaving'

/** Where one goes from the canvas with the draft as it is: each saves first, since the server tells of what it has. */
export function useWaysOut(workflowId: string, saving: DraftSaving) {
  const router = useRouter()
  const may = useMay()
  const { definition } = useEditor()
  const duplicate = useDuplicateWorkflow()
  const params = { workflowId }
  const ways = {
    tryOut: () => {
      void saving.settle().then(() => router.navigate({ to: '/workflows/$workflowId/try', params }))
    },
    seeVersions: () => {
      void saving.settle().then(() => router.navigate({ to: '/workflows/$workflowId/versions', params }))
    },
    duplicate: () => {
      void saving.settle().then(() => duplicate.mutate(definition))
    },
  }
  useDeeds({
    ...(may('runs.read') && { tryOut: { enabled: definition.trigger !== null, run: ways.tryOut } }),
    seeVersions: { run: ways.seeVersions },
    ...(may('workflows.edit') && { duplicateWorkflow: { run: ways.duplicate } }),
  })
  return { ...ways, mayTry: may('runs.read'), hasTrigger: definition.trigger !== null }
}
