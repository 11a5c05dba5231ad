import { type MissingPlugin, missingNeeds, type WorkflowFile } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useReturnedFocus } from '../../../platform/keyboard/useReturnedFocus'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { LackedConnections } from './LackedConnections'
import { type OpenedFile, openWorkflowFile, type Refusal } from './open-file'
import { RefusedFile } from './RefusedFile'
import { useProvision } from './useProvision'

interface FileDialogProps {
  chosen: File
  /** What is asked before the file is taken; without it nothing is, unless the shop lacks something. */
  question?: (file: WorkflowFile) => { title: string; body: string }
  confirm: string
  pending?: boolean
  /** Why taking it failed, in words. */
  failure?: string | undefined
  onAccept: (file: WorkflowFile) => void
  onAnother: () => void
  onClose: () => void
}

/** Opens a chosen file, and says what stands against it or what it lacks before it is taken. */
export function FileDialog(props: FileDialogProps) {
  useReturnedFocus()
  const { chosen, question, confirm, pending = false, failure, onAccept, onAnother, onClose } = props
  const { t } = useText()
  const opened = useOpened(chosen)
  const { contracts } = useCatalogue()
  const provision = useProvision()
  const file = opened !== undefined && 'file' in opened ? opened.file : undefined
  const missing =
    file === undefined || provision === undefined ? undefined : missingNeeds(file, contracts, provision)
  const refusal = refusalOf(opened, missing?.plugins)
  const complete = missing !== undefined && refusal === undefined && missing.connections.length === 0
  const asks = question !== undefined || !complete || failure !== undefined
  const accepted = useRef<WorkflowFile>(undefined)

  useEffect(() => {
    if (file === undefined || !complete || question !== undefined || accepted.current === file) return
    accepted.current = file
    onAccept(file)
  }, [file, complete, question, onAccept])

  const asked = file === undefined || refusal !== undefined ? undefined : question?.(file)
  const title =
    asked?.title ??
    (file && asks && !refusal ? t('files.lacksTitle', { name: file.name }) : t('files.import'))
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack gap="md">
        {(opened === undefined || (file !== undefined && !asks) || (file && missing === undefined)) && (
          <Group gap="sm" role="status">
            <Loader size="sm" />
            {t('files.reading')}
          </Group>
        )}
        {refusal !== undefined && <RefusedFile name={chosen.name} refusal={refusal} />}
        {asked && <Text>{asked.body}</Text>}
        {missing && !complete && !refusal && (
          <Notice tone="caution">
            <Stack gap="sm">
              <Text size="sm">{t('files.lacksBody')}</Text>
              <LackedConnections names={missing.connections} />
            </Stack>
          </Notice>
        )}
        {failure !== undefined && (
          <Notice tone="bad" urgent>
            <Text size="sm">{failure}</Text>
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(file === undefined || refusal ? 'general.close' : 'general.cancel')}
          </Button>
          {refusal !== undefined && <Button onClick={onAnother}>{t('files.another')}</Button>}
          {file && missing && asks && !refusal && (
            <Button loading={pending} onClick={() => onAccept(file)} data-autofocus>
              {confirm}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

/** Why the file is not taken: by itself, or for want of plugins without which nobody knows what its steps do. */
function refusalOf(
  opened: OpenedFile | undefined,
  plugins: readonly MissingPlugin[] = [],
): Refusal | undefined {
  if (opened === undefined) return undefined
  if ('refusal' in opened) return opened.refusal
  return plugins.length > 0 ? { kind: 'plugins', plugins, content: opened.file } : undefined
}

function useOpened(chosen: File): OpenedFile | undefined {
  const [opened, setOpened] = useState<{ from: File; result: OpenedFile }>()
  useEffect(() => {
    let current = true
    void openWorkflowFile(chosen).then((result) => {
      if (current) setOpened({ from: chosen, result })
    })
    return () => {
      current = false
    }
  }, [chosen])
  return opened?.from === chosen ? opened.result : undefined
}
