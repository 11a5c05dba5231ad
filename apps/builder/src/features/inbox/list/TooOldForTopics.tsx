import { Notice, useText } from '@counterflow/ui'
import { Box, Button, Text } from '@mantine/core'

/** Says why there are no topics on a screen that was opened before the server's last update, and mends it. */
export function TooOldForTopics() {
  const { t } = useText()
  return (
    <Box px="sm" pb="xs">
      <Notice tone="caution" title={t('inbox.tooOld.title')}>
        <Text size="sm">{t('inbox.tooOld.body')}</Text>
        <Button size="xs" variant="default" mt="xs" onClick={() => globalThis.location.reload()}>
          {t('inbox.tooOld.reload')}
        </Button>
      </Notice>
    </Box>
  )
}
