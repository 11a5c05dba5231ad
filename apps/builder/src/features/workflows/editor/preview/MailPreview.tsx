import { useText } from '@counterflow/ui'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { PreviewedMailProps } from './PreviewedMail'

// It brings the library that fills templates in, which the form of a mail does without.
const PreviewedMail = lazy(async () => ({ default: (await import('./PreviewedMail')).PreviewedMail }))

/** Shows what a step would send on a past event (R83). */
export function MailPreview({ place, input }: PreviewedMailProps) {
  const { t } = useText()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        leftSection={<IconEye size={14} aria-hidden />}
        onClick={open}
      >
        {t('mail.preview')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('mail.preview')}
        closeButtonProps={{ 'aria-label': t('general.close') }}
      >
        <Suspense>
          <PreviewedMail place={place} input={input} />
        </Suspense>
      </Modal>
    </>
  )
}
