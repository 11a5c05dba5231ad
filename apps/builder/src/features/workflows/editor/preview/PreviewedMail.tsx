import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answered, api } from '../../../../platform/api/client'
import { isProblem } from '../../../../platform/api/problem'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { MailText } from '../../../mail/MailText'
import { useEditor } from '../EditorContext'
import type { Place } from '../forms/Place'
import { SampleChooser } from '../samples/SampleChooser'
import { useSamples } from '../samples/SamplesContext'
import { previewValues } from './preview-values'

export interface PreviewedMailProps {
  place: Place
  input: Readonly<Record<string, Value>>
}

/** The mail itself, with the values of a past event or with examples. */
export function PreviewedMail({ place, input: { subject, body, fields } }: PreviewedMailProps) {
  const text = useText()
  const { t } = text
  const { types } = useEditor()
  const { at, state } = useSamples()
  const { values, hasExamples } = useMemo(() => previewValues(types, place, at), [types, place, at])
  const request = { input: { subject, body, fields }, values: { ...values } }
  const { data, error } = useQuery({
    queryKey: ['mail-preview', request],
    queryFn: () => answered(api.POST('/api/v1/mail/preview', { body: request })),
    enabled: state !== 'loading',
    placeholderData: keepPreviousData,
  })
  return (
    <Stack gap="sm">
      <SampleChooser />
      {hasExamples && state === 'real' && (
        <Text size="xs" c="dimmed">
          {t('values.preview.withExamples')}
        </Text>
      )}
      {error !== null ? (
        <Text c="var(--cf-bad)">
          {isProblem(error, 'invalid-input') ? t('values.preview.wrong') : problemParagraph(error, text)}
        </Text>
      ) : data === undefined ? (
        <Skeleton height={200} />
      ) : (
        <div>
          <Text fw={600} mb="sm">
            {data.subject}
          </Text>
          <MailText subject={data.subject} text={data.text} html={data.html} />
        </div>
      )}
    </Stack>
  )
}
