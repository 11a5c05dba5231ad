import { triggerNodeId } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { useStepName } from '../../words/StepNamesProvider'
import { useEditor } from '../EditorContext'
import { currentElement } from './element-of'
import { renameStep } from './rename-step'

/** Names a step without leaving the canvas or the outline. */
export function RenameDialog({ nodeId, onClose }: { nodeId: string; onClose: () => void }) {
  useReturnedFocus(currentElement)
  const { t } = useText()
  const { definition, edit } = useEditor()
  const shown = useStepName()(nodeId)
  const own =
    nodeId === triggerNodeId
      ? definition.trigger?.name
      : definition.nodes.find(({ id }) => id === nodeId)?.name
  const [name, setName] = useState(own ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit({ kind: 'rename' }, (current) => renameStep(current, nodeId, name))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('stepping.rename', { name: shown })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('editor.panel.name')}
          description={t('editor.panel.nameHint')}
          placeholder={shown}
          maxLength={120}
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button type="submit">{t('general.save')}</Button>
        </Group>
      </form>
    </Modal>
  )
}
