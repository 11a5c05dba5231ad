import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import { ExportLink } from '../../../platform/list/ExportLink'

interface ConversionExportProps {
  /** Which orders, as the API takes it. */
  query: Readonly<Record<string, string | number | undefined>>
}

/** The orders that are shown as conversions, in a file for Google Ads. */
export function ConversionExport({ query }: ConversionExportProps) {
  const { t } = useText()
  const [opened, { open, close }] = useDisclosure(false)
  const [name, setName] = useState('')
  const isNamed = name.trim() !== ''
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTargetArrow size={16} stroke={1.5} aria-hidden />}
        onClick={open}
      >
        {t('attribution.conversions')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('attribution.conversionsTitle')}
        closeButtonProps={{ 'aria-label': t('general.close') }}
      >
        <Stack>
          <Text>{t('attribution.conversionsIntro')}</Text>
          <TextInput
            label={t('attribution.conversionName')}
            description={t('attribution.conversionNameHint')}
            maxLength={100}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('general.cancel')}
            </Button>
            {isNamed && (
              <ExportLink path="/api/v1/orders/conversions/export" query={{ ...query, name: name.trim() }} />
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
