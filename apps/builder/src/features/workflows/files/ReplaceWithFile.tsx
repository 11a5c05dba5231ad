import { adoptCurrency, definitionOf, type WorkflowFile } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { shopQuery } from '../../settings/shop-queries'
import { useEditor } from '../editor/EditorContext'
import { FileDialog } from './FileDialog'

interface ReplaceWithFileProps {
  chosen: File
  onAnother: () => void
  onClose: () => void
}

/** Puts what a file holds in place of what is drawn: one edit, which can be undone. */
export function ReplaceWithFile({ chosen, onAnother, onClose }: ReplaceWithFileProps) {
  const { t } = useText()
  const { edit } = useEditor()
  const { data: shop } = useQuery(shopQuery)
  const replace = (file: WorkflowFile) => {
    if (shop === undefined) return
    const drawn = adoptCurrency(definitionOf(file), shop.currency)
    edit({ kind: 'import' }, ({ name }) => ({ ...drawn, name }))
    notifications.show({ color: 'green', message: t('files.replaced') })
    onClose()
  }
  return (
    <FileDialog
      chosen={chosen}
      question={(file) => ({
        title: t('files.replaceTitle'),
        body: t('files.replaceBody', { name: file.name, count: file.nodes.length }),
      })}
      confirm={t('files.import')}
      pending={shop === undefined}
      onAccept={replace}
      onAnother={onAnother}
      onClose={onClose}
    />
  )
}
