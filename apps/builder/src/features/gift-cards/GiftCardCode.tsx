import type { Schemas } from '@counterflow/api-client'
import { CopyTextButton, MoneyText, Notice, useText } from '@counterflow/ui'
import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { ButtonLink } from '../../platform/router/links'

interface GiftCardCodeProps {
  issued: Schemas['IssuedGiftCard']
  onClose: () => void
}

/** The code itself, this once. */
export function GiftCardCode({ issued: { code, giftCard }, onClose }: GiftCardCodeProps) {
  const { t } = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('giftCards.codeTitle')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Notice tone="caution">{t('giftCards.codeBody')}</Notice>
        <Group gap="xs" wrap="nowrap">
          <Code block fz="lg" style={{ flex: 1, textAlign: 'center' }}>
            {code}
          </Code>
          <CopyTextButton value={code} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('giftCards.balance')}: <MoneyText money={giftCard.balance} />
        </Text>
        <Group justify="flex-end">
          <ButtonLink variant="default" to="/gift-cards/$giftCardId" params={{ giftCardId: giftCard.id }}>
            {t('giftCards.open')}
          </ButtonLink>
          <Button onClick={onClose}>{t('giftCards.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
