import { ErrorState, FormFooter, Notice, useText } from '@counterflow/ui'
import { Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { problemParagraph } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { type Draft, draftQuery } from '../draft-queries'

interface InvoiceModalProps {
  draft: Draft
  onClose: () => void
}

/** Shows the mail that brings a draft to its customer, and sends it. */
export function InvoiceModal({ draft, onClose }: InvoiceModalProps) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const [message, setMessage] = useState('')
  const [written] = useDebouncedValue(message, 400)
  const path = { draftId: draft.id }
  const preview = useQuery({
    queryKey: ['invoice-preview', draft.id, draft.version, written],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answered(
        api.POST('/api/v1/drafts/{draftId}/invoice/preview', {
          params: { path },
          body: { message: written },
        }),
      ),
  })
  const send = useMutation({
    mutationFn: () => {
      const body = { version: draft.version, message }
      const header = { 'Idempotency-Key': keyFor(['invoice', draft.id, body]) }
      return answered(api.POST('/api/v1/drafts/{draftId}/invoice', { params: { path, header }, body }))
    },
    onSuccess: (sent) => {
      client.setQueryData(draftQuery(draft.id).queryKey, sent)
      void client.invalidateQueries({ queryKey: ['drafts'] })
      onClose()
    },
  })
  const to = preview.data?.to ?? null
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('drafts.invoiceTitle', { number: draft.number })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          {preview.data !== undefined && to === null && (
            <Notice tone="caution">{t('drafts.invoiceNoAddress')}</Notice>
          )}
          {to !== null && <Text>{t('drafts.invoiceTo', { address: to })}</Text>}
          <Textarea
            label={`${t('drafts.invoiceMessage')} (${t('general.optional')})`}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={5_000}
            value={message}
            data-autofocus
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <section aria-label={t('drafts.invoicePreview')}>
            <Text fw={600} size="sm" mb={4}>
              {t('drafts.invoicePreview')}
            </Text>
            {preview.isError ? (
              <ErrorState
                message={problemParagraph(preview.error, text)}
                onRetry={() => void preview.refetch()}
              />
            ) : preview.data === undefined ? (
              <Skeleton height={160} />
            ) : (
              <Stack gap={4} p="sm" style={{ border: '1px solid var(--cf-line)', borderRadius: 8 }}>
                <Text fw={600}>{preview.data.subject}</Text>
                <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {preview.data.text}
                </Text>
              </Stack>
            )}
          </section>
          <FailureNotice error={send.error} />
          <FormFooter onCancel={onClose} loading={send.isPending} disabled={to === null}>
            {t('drafts.send')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
