import { useText } from '@counterflow/ui'
import { Group, Modal, Stack, Text } from '@mantine/core'
import { Keys } from '../../workflows/editor/commands/Keys'
import { inboxDeeds, inboxKeys } from './keymap'

/** Every key of the inbox and what it does. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.shortcuts')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack gap={8} component="dl" m={0}>
        {inboxDeeds.map((deed) => (
          <Group key={deed} justify="space-between" wrap="nowrap">
            <Text component="dt" size="sm">
              {t(`inbox.key.${deed}`)}
            </Text>
            <dd style={{ margin: 0 }}>
              <Keys keys={inboxKeys[deed]} />
            </dd>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}
