import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Modal, Skeleton, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answered, api } from '../../../../platform/api/client'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { MailText } from '../../../mail/MailText'
import { useMay } from '../../../session/useStaff'
import { useEditor } from '../EditorContext'
import { keptSample, latestRunSample } from './preview-sample'

interface MailPreviewProps {
  input: Readonly<Record<string, Value>>
}

/** Shows what a step would send, with the values of the latest run where there is one (R83). */
export function MailPreview({ input }: MailPreviewProps) {
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
        <Preview input={input} />
      </Modal>
    </>
  )
}

function Preview({ input: { subject, body, fields } }: MailPreviewProps) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { definition } = useEditor()
  const { workflowId } = useParams({ strict: false })
  const latest = useQuery({
    ...latestRunSample(workflowId ?? ''),
    enabled: workflowId !== undefined && may('runs.read'),
  })
  const values = latest.data ?? keptSample(definition)
  const request = { input: { subject, body, fields }, values: { ...values } }
  const { data, error } = useQuery({
    queryKey: ['mail-preview', request],
    queryFn: () => answered(api.POST('/api/v1/mail/preview', { body: request })),
    enabled: !latest.isLoading,
    placeholderData: keepPreviousData,
  })
  if (error !== null) return <Text c="var(--cf-bad)">{problemParagraph(error, text)}</Text>
  if (data === undefined) return <Skeleton height={200} />
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t(latest.data ? 'mail.previewOfRun' : 'mail.previewOfNothing')}
      </Text>
      <Text fw={600} mb="sm">
        {data.subject}
      </Text>
      <MailText subject={data.subject} text={data.text} html={data.html} />
    </>
  )
}
