import { ErrorState, FormFooter, useText } from '@counterflow/ui'
import { Modal, Skeleton, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { fieldErrors, problemParagraph } from '../../../../platform/api/problem-text'
import { FailureNotice } from '../../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../../platform/forms/lead-to-first-fault'
import { offeredEventsQuery, type WebhookInput } from '../webhook-queries'
import { EventPicker } from './EventPicker'

interface WebhookFormProps {
  title: string
  submit: string
  initial: WebhookInput
  storing: boolean
  /** Why it could not be stored. */
  error: unknown
  onStore: (input: WebhookInput, refused: (error: unknown) => void) => void
  onClose: () => void
}

/** Where events are sent, and which. */
export function WebhookForm({ title, submit, initial, storing, error, onStore, onClose }: WebhookFormProps) {
  const text = useText()
  const { t } = text
  const offered = useQuery(offeredEventsQuery)
  const form = useForm({
    initialValues: initial,
    validate: {
      url: (url) => (URL.canParse(url.trim()) ? null : t('webhooks.addressMissing')),
      events: (events) => (events.length === 0 ? t('webhooks.eventsMissing') : null),
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values) =>
            onStore({ ...values, url: values.url.trim() }, (problem) =>
              form.setErrors(fieldErrors(problem, text)),
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <TextInput
            label={t('webhooks.address')}
            description={t('webhooks.addressHint')}
            placeholder="https://example.com/webhooks"
            inputMode="url"
            maxLength={2_000}
            data-autofocus
            {...form.getInputProps('url')}
          />
          <TextInput
            label={t('webhooks.description')}
            placeholder={t('webhooks.descriptionPlaceholder')}
            maxLength={200}
            {...form.getInputProps('description')}
          />
          {offered.data !== undefined && (
            <EventPicker
              offered={offered.data}
              value={form.values.events}
              error={eventError(form.errors)}
              onChange={(events) => form.setFieldValue('events', events)}
            />
          )}
          {offered.data === undefined && !offered.isError && <Skeleton height={240} />}
          {offered.data === undefined && offered.isError && (
            <ErrorState
              message={problemParagraph(offered.error, text)}
              onRetry={() => void offered.refetch()}
            />
          )}
          <FailureNotice error={error} />
          <FormFooter onCancel={onClose} loading={storing} disabled={offered.data === undefined}>
            {submit}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}

/** The API names one of the events; the form has one place for all of them. */
function eventError(errors: Record<string, unknown>): string | undefined {
  const [, found] = Object.entries(errors).find(([path]) => /^events(\.|$)/.test(path)) ?? []
  return typeof found === 'string' ? found : undefined
}
