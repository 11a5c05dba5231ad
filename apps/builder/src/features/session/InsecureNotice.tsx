import { Notice, useText } from '@counterflow/ui'
import { Anchor, Text } from '@mantine/core'

/** Says that this page came in the open, and leads to where that is mended; nothing where it did not. */
export function InsecureNotice() {
  const { t } = useText()
  if (window.isSecureContext) return null
  return (
    <Notice tone="caution">
      <Text size="sm">{t('https.insecure')}</Text>
      <Anchor size="sm" fw={600} href="/trust?to=/admin/">
        {t('https.insecureLink')}
      </Anchor>
    </Notice>
  )
}
